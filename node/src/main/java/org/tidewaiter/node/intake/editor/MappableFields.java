package org.tidewaiter.node.intake.editor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.mapping.FieldTarget;
import org.tidewaiter.formats.mapping.LegRule;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.node.web.Messages;
import org.tidewaiter.report.fields.FieldCatalogue;
import org.tidewaiter.report.fields.FieldEntry;
import org.tidewaiter.report.vocabulary.Labels;

/** The fields that a column of a foreign file can fill: those of the catalogue, and some that one cell fills together. */
@Component
public class MappableFields {

    /** A date with what is known of it. */
    static final String EVENT_DATE = "eventDate";

    static final String QUANTITY = "goods[].quantity";

    private static final Map<String, FieldKind> TOGETHER = Map.of(
            EVENT_DATE,
            FieldKind.DATE,
            "place",
            FieldKind.PLACE,
            QUANTITY,
            FieldKind.MEASURE,
            "goods[].value",
            FieldKind.MEASURE,
            "goods[].currency.found",
            FieldKind.MEASURE,
            "route[]." + LegRule.STATION,
            FieldKind.PLACE);

    private final Map<String, MappableField> fields = new LinkedHashMap<>();

    MappableFields(Messages messages) {
        List.of(EVENT_DATE, "place", QUANTITY, "goods[].value", "goods[].currency.found", "route[]." + LegRule.STATION)
                .forEach(path -> together(path, messages));
        FieldCatalogue.load().entries().stream()
                .filter(entry -> !entry.path().startsWith(EVENT_DATE + "."))
                .filter(entry -> !entry.path().equals("provenance"))
                .forEach(this::single);
    }

    private void together(String path, Messages messages) {
        FieldTarget target = FieldTarget.of(path);
        FieldKind kind = TOGETHER.get(path);
        if (target != null && kind != null) {
            String key = "intake.together." + path.replace("[]", "");
            Labels labels = new Labels(Map.of(
                    "en", messages.text(Language.ENGLISH, key),
                    "fr", messages.text(Language.FRENCH, key)));
            fields.put(path, new MappableField(path, labels, target, kind, null));
        }
    }

    private void single(FieldEntry entry) {
        FieldTarget target = FieldTarget.of(entry.path());
        String list = entry.codeList().orElse(null);
        Optional<FieldKind> kind = list != null ? Optional.of(FieldKind.CODE) : FieldKind.of(entry.path());
        if (target != null && target.path().equals(org.tidewaiter.formats.mapping.LineRule.SERIAL_NUMBERS)) {
            kind = Optional.of(FieldKind.TEXT);
        }
        if (target != null && kind.isPresent()) {
            fields.put(entry.path(), new MappableField(entry.path(), entry.labels(), target, kind.get(), list));
        }
    }

    Collection<MappableField> all() {
        return fields.values();
    }

    public Optional<MappableField> at(String path) {
        return Optional.ofNullable(fields.get(path));
    }

    /** The field that a rule of a mapping fills, whichever goods line, station or place of a list it names. */
    Optional<MappableField> at(FieldTarget target) {
        String general = target.cataloguePath().replaceAll("\\[[0-9]+]", "[]");
        return at(general);
    }

    /** The fields that these words name, best first; all of them for none. */
    List<MappableField> search(String words, Locale locale) {
        String asked = plain(words);
        if (asked.isEmpty()) {
            return List.copyOf(fields.values());
        }
        record Found(MappableField field, int rank) {}
        List<Found> found = new ArrayList<>();
        for (MappableField field : fields.values()) {
            int rank = rank(field, asked, locale);
            if (rank >= 0) {
                found.add(new Found(field, rank));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(Found::rank))
                .map(Found::field)
                .toList();
    }

    private static int rank(MappableField field, String asked, Locale locale) {
        String own = plain(field.label(locale));
        if (own.startsWith(asked)) {
            return 0;
        }
        if (own.contains(" " + asked)) {
            return 1;
        }
        boolean somewhere = field.labels().texts().values().stream()
                        .map(MappableFields::plain)
                        .anyMatch(label -> label.contains(asked))
                || field.path().toLowerCase(Locale.ROOT).contains(asked);
        return somewhere ? 2 : -1;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
