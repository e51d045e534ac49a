package org.tidewaiter.formats.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.formats.rows.FileRefusedException;
import org.tidewaiter.formats.rows.FileSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** The fields of a JSON object that hold a list of objects. */
final class ListNames {

    private static final int MOST = 100;

    private ListNames() {}

    static List<String> of(FileSource source) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = source.open();
                JsonParser json = JsonParsing.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return names;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME && names.size() < MOST) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    if (json.nextToken() == JsonToken.START_OBJECT) {
                        names.add(name);
                    }
                    leave(json);
                } else {
                    json.skipChildren();
                }
            }
            return names;
        } catch (JacksonException e) {
            throw new FileRefusedException("file.json-damaged", e.getLocation().getLineNr());
        }
    }

    /** Reads to the end of the list within which the parser stands. */
    private static void leave(JsonParser json) {
        while (json.currentToken() != JsonToken.END_ARRAY) {
            json.skipChildren();
            json.nextToken();
        }
    }
}
