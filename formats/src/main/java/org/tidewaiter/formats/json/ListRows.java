package org.tidewaiter.formats.json;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.csv.CsvLimits;
import org.tidewaiter.formats.rows.FileRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;

/** The objects of a list, one at a time. What cannot be parsed refuses the file: nobody can say where the next one begins. */
final class ListRows implements JsonRows {

    private final JsonParser json;
    private final JsonShape shape;
    private final CsvLimits limits;
    private long number;

    ListRows(InputStream in, JsonShape shape, CsvLimits limits) {
        this.json = JsonParsing.FACTORY.createParser(ObjectReadContext.empty(), in);
        this.shape = shape;
        this.limits = limits;
        parsed(() -> {
            begin();
            return null;
        });
    }

    /** What parsing gives; what it does not give refuses the file. */
    private interface Parsing<T> {
        @Nullable
        T parse();
    }

    private static <T> @Nullable T parsed(Parsing<T> parsing) {
        try {
            return parsing.parse();
        } catch (StreamConstraintsException e) {
            throw new FileRefusedException("file.json-too-long", JsonParsing.LONGEST_TEXT, JsonParsing.DEPTH);
        } catch (JacksonException e) {
            throw new FileRefusedException("file.json-damaged", e.getLocation().getLineNr());
        }
    }

    private void begin() {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_OBJECT) {
            enterList();
        } else if (first != JsonToken.START_ARRAY) {
            throw new FileRefusedException("file.json-no-list", name());
        }
    }

    private void enterList() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals(shape.list())) {
                return;
            }
            json.skipChildren();
        }
        throw new FileRefusedException("file.json-no-list", name());
    }

    private String name() {
        return shape.list() == null ? "-" : shape.list();
    }

    @Override
    public @Nullable ObjectRow next() {
        return parsed(this::row);
    }

    private @Nullable ObjectRow row() {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_ARRAY || token == null) {
            return ended();
        }
        if (++number > limits.records()) {
            throw new FileRefusedException("file.too-many-rows", limits.records());
        }
        if (token != JsonToken.START_OBJECT) {
            json.skipChildren();
            return ObjectRow.damaged(number, "row.no-object");
        }
        ObjectCells cells = new ObjectCells(shape.decimal(), limits.recordBytes());
        cells.read(json);
        return ObjectRow.of(number, cells, limits);
    }

    /** Reads on to the end of the file, so that one that was cut after its list does not pass. */
    private @Nullable ObjectRow ended() {
        while (json.nextToken() != null) {
            json.skipChildren();
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
