package org.tidewaiter.node.delivery.agreement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tidewaiter.exchange.agreement.SignedAgreement;
import org.tidewaiter.node.delivery.StartRefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A signed agreement as a file: JSON with {@code bySender} and {@code byReceiver}, the two tokens. */
public final class AgreementFile {

    private static final long LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AgreementFile() {}

    static SignedAgreement read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new StartRefusedException("The agreement file " + file + " is too large to be one.");
            }
            return JSON.readValue(Files.readAllBytes(file), SignedAgreement.class);
        } catch (IOException unreadable) {
            throw new StartRefusedException("The agreement file " + file + " is not there or cannot be read.");
        } catch (JacksonException malformed) {
            throw new StartRefusedException("The agreement file " + file
                    + " is not JSON with bySender and byReceiver. Ask the partner for the file that both signed.");
        }
    }

    /** Reads what {@link #write} wrote. */
    static SignedAgreement parse(String text) {
        return JSON.readValue(text, SignedAgreement.class);
    }

    public static String write(SignedAgreement signed) {
        return JSON.writeValueAsString(signed);
    }
}
