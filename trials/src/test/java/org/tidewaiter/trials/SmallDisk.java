package org.tidewaiter.trials;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file system of its own in a file, that a trial can fill, and that it can let turn read-only as one does on which the
 * kernel finds a fault. Needs Linux and its superuser.
 */
final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 64 * 1024;
    private static final int SIGNIFICANT_FSCK_FAULT = 4;

    private final Path image;
    private final Path mounted;

    private SmallDisk(Path image, Path mounted) {
        this.image = image;
        this.mounted = mounted;
    }

    /** Empty where this machine or this account cannot mount one. */
    static Optional<SmallDisk> of(Path folder, int mebibytes) throws Exception {
        SmallDisk disk = new SmallDisk(folder.resolve("disk.image"), Files.createDirectory(folder.resolve("disk")));
        try {
            run("truncate", "-s", mebibytes + "M", disk.image.toString());
            run("mkfs.ext4", "-q", "-m", "0", disk.image.toString());
            disk.mount();
        } catch (IOException impossible) {
            System.out.println("no disk of its own: " + impossible.getMessage());
            return Optional.empty();
        }
        return Optional.of(disk);
    }

    /** Where it is mounted. */
    Path folder() {
        return mounted;
    }

    private void mount() throws Exception {
        run("mount", "-o", "loop,errors=remount-ro", image.toString(), mounted.toString());
    }

    private Path ballast() {
        return mounted.resolve("ballast");
    }

    /** Leaves no byte free. */
    void fill() throws IOException {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // That is what was wanted.
        }
    }

    boolean isFull() throws IOException {
        return Files.getFileStore(mounted).getUsableSpace() < PIECE;
    }

    void makeRoom() throws Exception {
        Files.delete(ballast());
        run("sync", "-f", mounted.toString());
    }

    /** Brings on disk what people have laid out under a folder; what the nodes write there is theirs to bring. */
    static void settle(Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of("sync"));
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .filter(file -> !file.toString().contains("/data/"))
                    .map(Path::toString)
                    .forEach(command::add);
        }
        run(command.toArray(String[]::new));
    }

    /** As the kernel does when it finds a fault in the file system. */
    void turnReadOnly() throws Exception {
        Path device = Path.of(run("findmnt", "-n", "-o", "SOURCE", mounted.toString()));
        Files.writeString(Path.of("/sys/fs/ext4", device.getFileName().toString(), "trigger_fs_error"), "1");
    }

    /** What a person does then, when nothing on it runs any more. */
    void repair() throws Exception {
        run("umount", mounted.toString());
        Process check = new ProcessBuilder("fsck.ext4", "-f", "-y", image.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (check.waitFor() >= SIGNIFICANT_FSCK_FAULT) {
            throw new IOException("the file system could not be repaired");
        }
        mount();
    }

    @Override
    public void close() throws Exception {
        run("umount", "-l", mounted.toString());
    }

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IOException(command[0] + ": " + said);
        }
        return said;
    }
}
