package org.tidewaiter.node.intake.file;

import static org.tidewaiter.sql.intake.Tables.IMPORT_PART;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.sealing.Sealer;

/** Files of an import as sealed pieces in the database: written and read in order, one piece in memory. */
@Component
@HoldsNominalData
public class SealedPieces {

    static final int PIECE = 1 << 20;

    /** What a file is to its import. */
    public enum Kind {
        FILE,
        NAME,
        /** How the file is read, as a person chose it. */
        READING,
        /** What its columns hold. */
        PROFILE,
        /** The mapping through which it is read, as YAML. */
        MAPPING,
        /** What a dry run found. */
        TRIAL,
        REFUSED,
        /** Why it failed, in words; they may name a column. */
        FAULT
    }

    private final DSLContext sql;
    private final Sealer sealer;

    SealedPieces(DSLContext sql, Sealer sealer) {
        this.sql = sql;
        this.sealer = sealer;
    }

    /** Writes a file of an import; its last piece when closed. */
    public OutputStream write(UUID importId, Kind kind) {
        return new Writing(importId, kind);
    }

    /** Reads a file of an import from its beginning; nothing where there is none. */
    public InputStream read(UUID importId, Kind kind) {
        return new Reading(importId, kind);
    }

    /** Writes a small file of an import in place of what was there. */
    @Transactional
    public void replace(UUID importId, Kind kind, byte[] content) {
        remove(importId, kind);
        try (OutputStream out = write(importId, kind)) {
            out.write(content);
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    /** All of a small file, null where there is none. */
    public byte @Nullable [] small(UUID importId, Kind kind) {
        try (InputStream in = read(importId, kind)) {
            byte[] all = in.readAllBytes();
            return all.length == 0 ? null : all;
        } catch (IOException cannotBe) {
            throw new UncheckedIOException(cannotBe);
        }
    }

    public void remove(UUID importId, Kind kind) {
        sql.deleteFrom(IMPORT_PART)
                .where(IMPORT_PART.IMPORT.eq(importId))
                .and(IMPORT_PART.KIND.eq(kind.name()))
                .execute();
    }

    private static String context(UUID importId, Kind kind, int number) {
        return "import/" + importId + "/" + kind + "/" + number;
    }

    private final class Writing extends OutputStream {
        private final UUID importId;
        private final Kind kind;
        private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
        private int number;

        Writing(UUID importId, Kind kind) {
            this.importId = importId;
            this.kind = kind;
        }

        @Override
        public void write(int value) {
            piece.write(value);
            store(PIECE);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            piece.write(bytes, offset, length);
            store(PIECE);
        }

        @Override
        public void close() {
            store(1);
        }

        private void store(int least) {
            if (piece.size() < least) {
                return;
            }
            sql.insertInto(IMPORT_PART)
                    .set(IMPORT_PART.IMPORT, importId)
                    .set(IMPORT_PART.KIND, kind.name())
                    .set(IMPORT_PART.NUMBER, number)
                    .set(IMPORT_PART.SEALED, sealer.seal(piece.toByteArray(), context(importId, kind, number)))
                    .execute();
            piece.reset();
            number++;
        }
    }

    private final class Reading extends InputStream {
        private final UUID importId;
        private final Kind kind;
        private byte[] piece = new byte[0];
        private int at;
        private int number;

        Reading(UUID importId, Kind kind) {
            this.importId = importId;
            this.kind = kind;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean more() {
            if (at < piece.length) {
                return true;
            }
            byte[] sealed = sql.select(IMPORT_PART.SEALED)
                    .from(IMPORT_PART)
                    .where(IMPORT_PART.IMPORT.eq(importId))
                    .and(IMPORT_PART.KIND.eq(kind.name()))
                    .and(IMPORT_PART.NUMBER.eq(number))
                    .fetchOne(IMPORT_PART.SEALED);
            if (sealed == null) {
                return false;
            }
            piece = sealer.open(sealed, context(importId, kind, number));
            at = 0;
            number++;
            return piece.length > 0;
        }
    }
}
