package org.tidewaiter.formats.xlsx;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/**
 * The parts of a workbook in their order, each unpacked within bounds while it is read. Nothing goes to disk, and neither
 * a length nor a number of parts that the file declares is believed.
 *
 * <p>Not read with the JDK's own stream: that takes workbooks for damaged whose writer notes lengths in eight bytes behind
 * each part without having announced it, as one that streams must.
 */
final class Archive implements Closeable {

    private final XlsxLimits limits;
    private final CountingStream packed;
    private final ZipArchiveInputStream zip;
    private final Set<String> names = new HashSet<>();
    private final CRC32 checkSum = new CRC32();
    private long unpacked;
    private @Nullable ZipArchiveEntry current;

    Archive(FileSource source, XlsxLimits limits) throws IOException {
        this.limits = limits;
        this.packed = new CountingStream(source.open());
        this.zip = new ZipArchiveInputStream(packed, "UTF-8", true, true);
    }

    /** Name of the next part in small letters, without a leading slash; null after the last. */
    @Nullable
    String next() throws IOException {
        ZipArchiveEntry entry = entry();
        while (entry != null && entry.isDirectory()) {
            entry = entry();
        }
        if (entry == null) {
            if (names.isEmpty()) {
                throw damaged();
            }
            return null;
        }
        String name = entry.getName().replaceFirst("^/", "").toLowerCase(Locale.ROOT);
        boolean odd = name.contains("..") || name.contains("\\") || name.contains(":") || name.indexOf('\0') >= 0;
        if (odd || !names.add(name)) {
            throw new FileRefusedException("file.workbook-parts");
        }
        if (names.size() > limits.parts()) {
            throw new FileRefusedException("file.workbook-too-many-parts", limits.parts());
        }
        return name;
    }

    private @Nullable ZipArchiveEntry entry() throws IOException {
        ZipArchiveEntry before = current;
        try {
            if (before != null) {
                finish();
            }
            current = zip.getNextEntry();
        } catch (FileRefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw damagedUnless(e);
        }
        // The check sum may stand behind the part, so it is known only now.
        if (before != null && before.getCrc() >= 0 && before.getCrc() != checkSum.getValue()) {
            throw damaged();
        }
        checkSum.reset();
        return current;
    }

    /** What the part holds. */
    InputStream part() {
        return new MarkupGuard(new Part());
    }

    /** Reads the part to its end; its check sum is compared when the next one is asked for. */
    void finish() throws IOException {
        InputStream rest = new Part();
        byte[] block = new byte[8192];
        while (rest.read(block) >= 0) {
            // Only the end matters.
        }
    }

    /** Whatever cannot be unpacked is damaged, in whichever way the unpacker says so, unless it was the source that failed. */
    private FileRefusedException damagedUnless(Exception cause) throws IOException {
        if (packed.failed && cause instanceof IOException ofTheSource) {
            throw ofTheSource;
        }
        return damaged();
    }

    static FileRefusedException damaged() {
        return new FileRefusedException("file.workbook-damaged");
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** The current part, refused as soon as it grows beyond its bounds. */
    private final class Part extends InputStream {
        private long bytes;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count;
            try {
                count = zip.read(target, offset, length);
            } catch (IOException | RuntimeException e) {
                throw damagedUnless(e);
            }
            if (count > 0) {
                checkSum.update(target, offset, count);
                bytes += count;
                unpacked += count;
                check();
            }
            return count;
        }

        private void check() {
            boolean swells = unpacked > XlsxLimits.FREE_BYTES && unpacked > packed.count * limits.ratio();
            if (bytes > limits.partBytes() || swells) {
                throw new FileRefusedException("file.workbook-swells");
            }
        }
    }

    private static final class CountingStream extends FilterInputStream {
        private long count;
        private boolean failed;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            failed = true;
            int read = super.read(target, offset, length);
            failed = false;
            count += Math.max(read, 0);
            return read;
        }
    }
}
