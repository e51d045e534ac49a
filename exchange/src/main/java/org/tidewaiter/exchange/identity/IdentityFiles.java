package org.tidewaiter.exchange.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.exchange.identity.IdentityException.Problem;

/**
 * The two files of an identity: {@code identity.pem} and {@code tls.pem}, each a private key followed by its
 * certificate. Each is written beside its place, forced to disk and moved there, so that it is whole or absent. Beside them
 * may lie the two of the next identity, and the first of each former one.
 */
final class IdentityFiles {

    private static final String IDENTITY_FILE = "identity.pem";
    private static final String TLS_FILE = "tls.pem";
    private static final String NEXT = "next-";
    private static final String DUE = "next-is-due";
    private static final String FORMER = "former-";
    private static final String SUFFIX = ".pem";
    private static final String KEY_LABEL = "PRIVATE KEY";
    private static final String CERTIFICATE_LABEL = "CERTIFICATE";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path directory;
    private final Path identityFile;
    private final Path tlsFile;

    IdentityFiles(Path directory) {
        this(directory, "");
    }

    private IdentityFiles(Path directory, String prefix) {
        this.directory = directory;
        this.identityFile = directory.resolve(prefix + IDENTITY_FILE);
        this.tlsFile = directory.resolve(prefix + TLS_FILE);
    }

    /** The files of the identity that comes after the one in use. */
    static IdentityFiles next(Path directory) {
        return new IdentityFiles(directory, NEXT);
    }

    /** Says that the next identity takes its place when {@link #changeIfDue} is called. */
    void letChange() {
        try {
            Path due = directory.resolve(DUE);
            if (!Files.exists(due)) {
                Files.createFile(due, OWNER_ONLY);
            }
        } catch (IOException failed) {
            throw problem(Problem.FILES, "the change of keys could not be noted in " + directory, failed);
        }
    }

    boolean isChangeDue() {
        return Files.exists(directory.resolve(DUE));
    }

    /** Puts the next identity in its place where that is due, and keeps the former key. Goes on where it was cut off. */
    void changeIfDue() {
        if (!isChangeDue()) {
            return;
        }
        IdentityFiles next = next(directory);
        try {
            if (Files.exists(next.identityFile)) {
                if (Files.exists(identityFile)) {
                    String former =
                            signingKey(identityFile).verificationKey().id().text();
                    Files.move(
                            identityFile, directory.resolve(FORMER + former + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
                }
                Files.move(next.identityFile, identityFile, StandardCopyOption.ATOMIC_MOVE);
            }
            if (Files.exists(next.tlsFile)) {
                Files.move(next.tlsFile, tlsFile, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.delete(directory.resolve(DUE));
        } catch (IOException | GeneralSecurityException failed) {
            throw problem(Problem.FILES, "the next identity could not be put in its place in " + directory, failed);
        }
    }

    /** The keys that were in use before this one. */
    List<SigningKey> former() {
        List<SigningKey> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, FORMER + "*" + SUFFIX)) {
            for (Path file : files) {
                keys.add(signingKey(file));
            }
            return keys;
        } catch (IOException | GeneralSecurityException failed) {
            throw problem(Problem.FILES, "a former key in " + directory + " cannot be read", failed);
        }
    }

    private static SigningKey signingKey(Path file) throws IOException, GeneralSecurityException {
        if (PrivateKeyFactory.createKey(read(file).key()) instanceof Ed25519PrivateKeyParameters parameters) {
            return SigningKey.fromSeed(parameters.getEncoded());
        }
        throw problem(Problem.DAMAGED, file + " holds no Ed25519 key", null);
    }

    private record KeyAndCertificate(byte[] key, X509Certificate certificate) {}

    boolean anyExists() {
        return Files.exists(identityFile) || Files.exists(tlsFile);
    }

    void store(NodeIdentity identity) {
        if (anyExists()) {
            throw problem(Problem.ALREADY_THERE, "an identity is already stored in " + directory, null);
        }
        write(identity);
    }

    /** Whether the key is there; without it the rest is what a crash has left, which nobody has seen. */
    boolean isKeyThere() {
        return Files.exists(identityFile);
    }

    /** Stores an identity of which no key is there yet. */
    void storeAnew(NodeIdentity identity) {
        if (isKeyThere()) {
            throw problem(Problem.ALREADY_THERE, "a next identity is already stored in " + directory, null);
        }
        write(identity);
    }

    /** Stores an identity in the place of any that is there. */
    void storeInstead(NodeIdentity identity) {
        try {
            Files.deleteIfExists(identityFile);
        } catch (IOException failed) {
            throw problem(Problem.FILES, "a next identity could not be deleted in " + directory, failed);
        }
        write(identity);
    }

    private void write(NodeIdentity identity) {
        try {
            Files.createDirectories(directory);
            // The TLS file first: what is missing after a crash is the identity, which nobody has pinned yet.
            writeTls(identity);
            byte[] key = PrivateKeyInfoFactory.createPrivateKeyInfo(
                            identity.signingKey().parameters())
                    .getEncoded();
            write(identityFile, key, identity.identityCertificate());
        } catch (IOException | GeneralSecurityException failed) {
            throw problem(Problem.FILES, "the identity could not be written to " + directory, failed);
        }
    }

    void replaceTls(NodeIdentity identity) {
        if (!load().verificationKey().equals(identity.verificationKey())) {
            throw problem(Problem.ALREADY_THERE, "another identity is stored in " + directory, null);
        }
        try {
            writeTls(identity);
        } catch (IOException | GeneralSecurityException failed) {
            throw problem(Problem.FILES, "the TLS key could not be written to " + directory, failed);
        }
    }

    private void writeTls(NodeIdentity identity) throws IOException, GeneralSecurityException {
        write(tlsFile, identity.tlsKey().getEncoded(), identity.tlsCertificate());
    }

    private static void write(Path file, byte[] key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(KEY_LABEL, key));
            pem.writeObject(new PemObject(CERTIFICATE_LABEL, certificate.getEncoded()));
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        try (FileChannel channel =
                FileChannel.open(beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    NodeIdentity load() {
        if (!anyExists()) {
            throw problem(Problem.ABSENT, "no identity is stored in " + directory, null);
        }
        for (Path file : new Path[] {identityFile, tlsFile}) {
            if (!Files.exists(file)) {
                throw problem(
                        Problem.HALF_WRITTEN,
                        "half an identity: " + file + " is missing. Restore it from the backup; only if this node"
                                + " never had a partner, empty " + directory + " and start again",
                        null);
            }
        }
        NodeIdentity identity = read();
        requireConsistent(identity);
        return identity;
    }

    private NodeIdentity read() {
        try {
            KeyAndCertificate identity = read(identityFile);
            KeyAndCertificate tls = read(tlsFile);
            if (!(PrivateKeyFactory.createKey(identity.key()) instanceof Ed25519PrivateKeyParameters parameters)) {
                throw problem(Problem.DAMAGED, identityFile + " holds no Ed25519 key", null);
            }
            PrivateKey tlsKey = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(tls.key()));
            return new NodeIdentity(
                    CertificateReader.commonName(identity.certificate()),
                    SigningKey.fromSeed(parameters.getEncoded()),
                    identity.certificate(),
                    tlsKey,
                    tls.certificate());
        } catch (IOException failed) {
            throw problem(Problem.FILES, "the identity in " + directory + " cannot be read", failed);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw problem(Problem.DAMAGED, "the identity in " + directory + " is damaged", damaged);
        }
    }

    private static KeyAndCertificate read(Path file) throws IOException, GeneralSecurityException {
        try (PemReader pem = new PemReader(new StringReader(Files.readString(file, StandardCharsets.US_ASCII)))) {
            PemObject key = pem.readPemObject();
            PemObject certificate = pem.readPemObject();
            if (key == null
                    || certificate == null
                    || !key.getType().equals(KEY_LABEL)
                    || !certificate.getType().equals(CERTIFICATE_LABEL)) {
                throw problem(Problem.DAMAGED, file + " is not a private key followed by a certificate", null);
            }
            ByteArrayInputStream encoded = new ByteArrayInputStream(certificate.getContent());
            return new KeyAndCertificate(key.getContent(), (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(encoded));
        }
    }

    private void requireConsistent(NodeIdentity identity) {
        VerificationKey key = identity.verificationKey();
        boolean consistent = CertificateReader.isSignedBy(identity.identityCertificate(), key)
                && CertificateReader.isSignedBy(identity.tlsCertificate(), key)
                && CertificateReader.isFor(identity.tlsCertificate(), identity.tlsKey());
        if (!consistent) {
            throw problem(Problem.DAMAGED, "keys and certificates in " + directory + " do not belong together", null);
        }
    }

    private static IdentityException problem(Problem problem, String message, @Nullable Throwable cause) {
        return new IdentityException(problem, message, cause);
    }
}
