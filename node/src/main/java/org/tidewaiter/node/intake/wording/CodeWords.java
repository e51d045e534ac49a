package org.tidewaiter.node.intake.wording;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** From words to codes and back, for type-ahead fields that also work without a script. */
@Component
public class CodeWords {

    private final Vocabulary vocabulary;

    CodeWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    public String label(String list, String code, Language language) {
        return vocabulary
                .find(list)
                .map(codes -> vocabulary.label(list, code, language.locale()))
                .orElse(code);
    }

    /** The one code that these words name, in either language; none where they name none or several. */
    public Optional<String> code(String list, String words, Language language) {
        CodeList codes = vocabulary.list(list);
        String asked = words.strip();
        List<Code> named = codes.search(asked, language.locale()).stream()
                .filter(code -> names(code).anyMatch(name -> name.equalsIgnoreCase(asked)))
                .toList();
        if (named.size() == 1) {
            return Optional.of(named.getFirst().code());
        }
        List<Code> found = codes.search(asked, language.locale());
        return found.size() == 1 ? Optional.of(found.getFirst().code()) : Optional.empty();
    }

    private static Stream<String> names(Code code) {
        return Stream.concat(
                Stream.concat(Stream.of(code.code()), code.labels().texts().values().stream()),
                code.synonyms().all());
    }
}
