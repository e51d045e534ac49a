package org.tidewaiter.formats.json;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.RowFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Objects, one a line. A damaged line damages no other. */
final class LineRows implements JsonRows {

    private final InputStream in;
    private final JsonShape shape;
    private final CsvLimits limits;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long number;

    LineRows(InputStream in, JsonShape shape, CsvLimits limits) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.shape = shape;
        this.limits = limits;
    }

    @Override
    public @Nullable ObjectRow next() throws IOException {
        while (true) {
            int length = readLine();
            if (length < 0) {
                return null;
            }
            if (++number > limits.records()) {
                throw new FileRefusedException("file.too-many-rows", limits.records());
            }
            if (length > limits.recordBytes()) {
                return new ObjectRow(number, Map.of(), RowFault.ofRow("row.too-long", limits.recordBytes()));
            }
            if (!line.toString(StandardCharsets.UTF_8).replace("\uFEFF", "").isBlank()) {
                return parse(line.toByteArray());
            }
        }
    }

    private ObjectRow parse(byte[] bytes) {
        try (JsonParser json = JsonParsing.FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return ObjectRow.damaged(number, "row.no-object");
            }
            ObjectCells cells = new ObjectCells(shape.decimal(), limits.recordBytes());
            cells.read(json);
            if (json.nextToken() != null) {
                return ObjectRow.damaged(number, "row.no-json");
            }
            return ObjectRow.of(number, cells, limits);
        } catch (JacksonException malformed) {
            return ObjectRow.damaged(number, "row.no-json");
        }
    }

    /** Length of the next line, of which no more than allowed is held; -1 at the end of the file. */
    private int readLine() throws IOException {
        line.reset();
        int length = 0;
        int value = in.read();
        if (value < 0) {
            return -1;
        }
        while (value >= 0 && value != '\n') {
            if (length++ < limits.recordBytes()) {
                line.write(value);
            } else {
                length = limits.recordBytes() + 1;
            }
            value = in.read();
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
