DROP FUNCTION policy.fingerprint();
