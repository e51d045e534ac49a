package org.tidewaiter.node.intake.page;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.Choice;

/**
 * The import of one file: file, mapping, result.
 *
 * @param about size and when it was brought, in words
 * @param until last day on which it is kept, or when it was destroyed, in words
 * @param corrects the import whose refused rows it corrects
 */
public record ImportPage(
        UUID id,
        String name,
        String about,
        String until,
        @Nullable UUID corrects,
        FileStep file,
        MappingStep mapping,
        ResultStep result) {

    /**
     * The first step: what the file is.
     *
     * @param format in words
     * @param why what speaks for it
     * @param settings how it is read
     * @param fault why it cannot be read that way
     */
    public record FileStep(
            String format,
            String why,
            List<Setting> settings,
            boolean changeable,
            @Nullable String fault) {

        /** How it is read, in a line. */
        public String inWords() {
            return String.join(
                    " · ", settings.stream().map(Setting::chosenWords).toList());
        }
    }

    /**
     * One thing that it takes to read a file.
     *
     * @param why what speaks for what is chosen, null where there is nothing to say
     */
    public record Setting(
            String name,
            String label,
            String chosen,
            String chosenWords,
            @Nullable String why,
            List<Choice> alternatives) {}
}
