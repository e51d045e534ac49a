package org.tidewaiter.node.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The keys in a node's data folder: what lies in {@code identity}, and each file beside it whose name ends in {@code .key}. What
 * else is there (databases, programs, work under way) is no key.
 */
final class KeyFiles {

    private static final String IDENTITY = "identity";
    private static final String KEY = ".key";
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int LARGEST = 1 << 20;

    private final Path data;

    KeyFiles(Path data) {
        this.data = data;
    }

    /** SHA-256 of each, in hexadecimal, by its path in the folder. */
    Map<String, String> digests() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files()) {
            digests.put(name(file), digest(Files.readAllBytes(file)));
        }
        return digests;
    }

    /** Writes them into an archive that only its owner can read. */
    void write(Path archive) throws IOException {
        Files.createFile(archive, OWNER_ONLY);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive, StandardOpenOption.WRITE))) {
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(name(file)));
                zip.write(Files.readAllBytes(file));
            }
        }
        force(archive);
    }

    /** Returns when the file is on disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Puts back those that are missing here.
     *
     * @throws BackupException before anything is written, when the archive is no archive of keys, or when another key
     *     has the place of one
     */
    void putBack(Path archive) throws IOException, BackupException {
        Map<Path, byte[]> missing = new TreeMap<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                byte[] content = content(zip, entry);
                Path file = place(entry.getName());
                if (!Files.exists(file)) {
                    missing.put(file, content);
                } else if (!digest(content).equals(digest(Files.readAllBytes(file)))) {
                    throw new BackupException("Another key is in the place of " + file
                            + ". Choose an empty data folder, or move that key away.");
                }
            }
        }
        for (Map.Entry<Path, byte[]> key : missing.entrySet()) {
            Files.createDirectories(key.getKey().getParent());
            Path fresh = Files.createTempFile(key.getKey().getParent(), "key", ".fresh", OWNER_ONLY);
            Files.write(fresh, key.getValue(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, key.getKey(), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException, BackupException {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] content = stream.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new BackupException(
                        "The archive of keys holds " + entry.getName() + ", which is too large for a key.");
            }
            return content;
        }
    }

    private Path place(String name) throws BackupException {
        Path file = data.resolve(name).normalize();
        if (!file.startsWith(data) || file.equals(data) || !isKey(data.relativize(file))) {
            throw new BackupException("The archive of keys holds " + name + ", which is no key of a node.");
        }
        return file;
    }

    private static boolean isKey(Path inside) {
        return inside.getNameCount() == 1
                ? inside.toString().endsWith(KEY)
                : inside.getName(0).toString().equals(IDENTITY);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : List.of(data, data.resolve(IDENTITY))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> inside = Files.list(folder)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> isKey(data.relativize(file)))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    private String name(Path file) {
        return data.relativize(file).toString().replace('\\', '/');
    }

    private static String digest(byte[] content) {
        return HexFormat.of().formatHex(Sha256.fresh().digest(content));
    }
}
