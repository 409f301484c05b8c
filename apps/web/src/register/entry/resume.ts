/** Where the cursor stood when a new record became a draft: typing goes on there in the draft's own page. */
export const resumeAt: { focus: string | undefined } = { focus: undefined };
