package org.tidewaiter.exchange.identity;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** What can be learnt from a certificate. */
final class CertificateReader {

    private static final String ED25519 = "1.3.101.112";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final byte[] PROBE = {'p', 'r', 'o', 'b', 'e'};
    private static final int DIGITAL_SIGNATURE = 0;

    private CertificateReader() {}

    /** Whether that Ed25519 key signed the certificate. */
    static boolean isSignedBy(X509Certificate certificate, VerificationKey key) {
        try {
            return certificate.getSigAlgOID().equals(ED25519)
                    && key.verifies(certificate.getTBSCertificate(), certificate.getSignature());
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** Whether it may be shown in a handshake: no authority, made for signatures, nothing critical that is unknown. */
    static boolean isLeaf(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() < 0
                && usage != null
                && usage[DIGITAL_SIGNATURE]
                && !certificate.hasUnsupportedCriticalExtension();
    }

    /** Whether the certificate is over the public half of that EC key. */
    static boolean isFor(X509Certificate certificate, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(SIGNATURE);
            signer.initSign(key);
            signer.update(PROBE);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(SIGNATURE);
            verifier.initVerify(certificate.getPublicKey());
            verifier.update(PROBE);
            return verifier.verify(signature);
        } catch (GeneralSecurityException unfit) {
            return false;
        }
    }

    /** The common name of the subject. */
    static String commonName(X509Certificate certificate) {
        try {
            List<Rdn> names = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            return names.stream()
                    .filter(name -> name.getType().equals("CN"))
                    .map(name -> name.getValue().toString())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("a certificate without a common name"));
        } catch (InvalidNameException unreadable) {
            throw new IllegalArgumentException("a certificate whose subject cannot be read", unreadable);
        }
    }
}
