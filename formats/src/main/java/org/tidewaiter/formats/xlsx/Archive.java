package org.tidewaiter.formats.xlsx;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;

/**
 * The parts of a workbook in their order, each unpacked within bounds while it is read. Nothing goes to disk, and neither
 * a length nor a number of parts that the file declares is believed.
 */
final class Archive implements Closeable {

    private final XlsxLimits limits;
    private final CountingStream packed;
    private final ZipInputStream zip;
    private final Set<String> names = new HashSet<>();
    private long unpacked;

    Archive(FileSource source, XlsxLimits limits) throws IOException {
        this.limits = limits;
        this.packed = new CountingStream(source.open());
        this.zip = new ZipInputStream(packed);
    }

    /** Name of the next part in small letters, without a leading slash; null after the last. */
    @Nullable
    String next() throws IOException {
        ZipEntry entry = entry();
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

    private @Nullable ZipEntry entry() throws IOException {
        try {
            return zip.getNextEntry();
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw damaged();
        }
    }

    /** What the part holds. */
    InputStream part() {
        return new MarkupGuard(new Part());
    }

    /** Reads the part to its end, where its check sum is compared. */
    void finish() throws IOException {
        InputStream rest = new Part();
        byte[] block = new byte[8192];
        while (rest.read(block) >= 0) {
            // Only the end matters.
        }
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
            } catch (ZipException | EOFException e) {
                throw damaged();
            }
            if (count > 0) {
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

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
