package org.tidewaiter.exchange.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcEdECContentSignerBuilder;

/** Writes the two certificates of a node: one over its identity key, one over its TLS key. */
final class CertificateWriter {

    private static final int SERIAL_BITS = 127;
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:]*");
    private static final String LOOPBACK = "127.0.0.1";

    private final SigningKey key;
    private final X500Name name;
    private final TlsTerms terms;
    private final SecureRandom random;

    CertificateWriter(SigningKey key, String node, TlsTerms terms, SecureRandom random) {
        this.key = key;
        this.name = name(node, "identity");
        this.terms = terms;
        this.random = random;
    }

    private static X500Name name(String node, String unit) {
        return new X500NameBuilder()
                .addRDN(BCStyle.O, "Tidewaiter")
                .addRDN(BCStyle.OU, unit)
                .addRDN(BCStyle.CN, node)
                .build();
    }

    /** The self-signed certificate over the identity key: an authority that may issue end certificates only. */
    X509Certificate identity() throws IOException, GeneralSecurityException, OperatorCreationException {
        SubjectPublicKeyInfo own = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                key.verificationKey().parameters());
        X509v3CertificateBuilder builder = builder(name, own, terms.identityValidity());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return sign(builder);
    }

    /** The certificate over a TLS key, issued by the identity key; for both ends of a connection. */
    X509Certificate leaf(String node, PublicKey tlsKey)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(tlsKey.getEncoded());
        X509v3CertificateBuilder builder = builder(name(node, "tls"), info, terms.leafValidity());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        KeyPurposeId[] purposes = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames());
        return sign(builder);
    }

    private GeneralNames alternativeNames() {
        List<GeneralName> names = terms.namesWithLocalhost().stream()
                .map(host -> ADDRESS.matcher(host).matches()
                        ? new GeneralName(GeneralName.iPAddress, host)
                        : new GeneralName(GeneralName.dNSName, host))
                .toList();
        GeneralName loopback = new GeneralName(GeneralName.iPAddress, LOOPBACK);
        return new GeneralNames(
                Stream.concat(names.stream().filter(host -> !host.equals(loopback)), Stream.of(loopback))
                        .toArray(GeneralName[]::new));
    }

    private X509v3CertificateBuilder builder(X500Name subject, SubjectPublicKeyInfo subjectKey, Duration validity) {
        Instant now = terms.clock().instant();
        return new X509v3CertificateBuilder(
                name,
                new BigInteger(SERIAL_BITS, random).setBit(0),
                Date.from(now.minus(TlsTerms.CLOCK_TOLERANCE)),
                Date.from(now.plus(validity)),
                subject,
                subjectKey);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        ContentSigner signer = new BcEdECContentSignerBuilder(new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519))
                .build(key.parameters());
        byte[] encoded = builder.build(signer).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }
}
