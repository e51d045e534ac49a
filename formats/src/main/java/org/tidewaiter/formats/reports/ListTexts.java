package org.tidewaiter.formats.reports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.rows.FileRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** A JSON list of reports. A list that is broken somewhere cannot be read behind that place, so it is refused whole. */
final class ListTexts implements ReportTexts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonParser parser;
    private long number;

    ListTexts(InputStream in) throws IOException {
        this.parser = JSON.createParser(in);
        token();
    }

    @Override
    public @Nullable ReportText next() throws IOException {
        JsonToken token = token();
        if (token == JsonToken.END_ARRAY) {
            return null;
        }
        byte @Nullable [] json = element(token);
        number++;
        return new ReportText(number, json);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private byte @Nullable [] element(JsonToken first) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream(2048);
        boolean tooLong = false;
        try (JsonGenerator copy = JSON.createGenerator(text)) {
            int depth = 0;
            JsonToken token = first;
            while (true) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                tooLong |= text.size() > ReportText.LONGEST;
                if (!tooLong) {
                    copy.copyCurrentEvent(parser);
                    copy.flush();
                }
                if (depth == 0) {
                    break;
                }
                token = token();
            }
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException leftOpen) {
            if (!tooLong) {
                throw leftOpen;
            }
        }
        return tooLong ? null : text.toByteArray();
    }

    private JsonToken token() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new FileRefusedException("reports.list", number + 1);
            }
            return token;
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException malformed) {
            throw new FileRefusedException("reports.list", number + 1);
        }
    }
}
