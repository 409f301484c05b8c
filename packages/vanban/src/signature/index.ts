export {
  SIGNATURE_FAULTS,
  type SignatureFault,
  type VerifiedSignature,
  type VerifyOptions,
  verifyPdfSignatures,
} from './verify-signatures.ts';
