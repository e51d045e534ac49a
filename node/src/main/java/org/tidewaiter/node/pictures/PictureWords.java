package org.tidewaiter.node.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.delivery.KnownPartners;
import org.tidewaiter.node.registry.GoodsSummary;
import org.tidewaiter.node.registry.ReportSummary;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** Says of pictures what codes say: there is no caption, so nothing that a person typed is repeated. */
@Component
class PictureWords {

    private final Vocabulary vocabulary;
    private final KnownPartners partners;

    PictureWords(Vocabulary vocabulary, KnownPartners partners) {
        this.vocabulary = vocabulary;
        this.partners = partners;
    }

    String kind(String kind, Page page) {
        return code("picture-kind", kind, page);
    }

    /** "1,600 × 900 pixels, JPEG". */
    String facts(String mediaType, int width, int height, Page page) {
        String format = mediaType.substring(mediaType.indexOf('/') + 1).toUpperCase(Locale.ROOT);
        return page.text("pictures.facts", width, height, format);
    }

    /** The report in a few words: its goods, or its place in the world. */
    String report(ReportSummary report, Page page) {
        return report.goods().isEmpty()
                ? code("event-kind", report.eventKind(), page)
                : code("subcategory", report.goods().getFirst().subcategory(), page);
    }

    /** "Concealment: cigarettes, cocaine; lorry; spare wheel". */
    String alt(String kind, ReportSummary report, List<String> concealment, Page page) {
        String about = about(report, concealment, page);
        return about.isEmpty() ? kind(kind, page) : page.text("pictures.alt", kind(kind, page), about);
    }

    /** What the report is about: its goods, its conveyance, where they were hidden. */
    String about(ReportSummary report, List<String> concealment, Page page) {
        List<String> parts = new ArrayList<>();
        add(parts, labels("subcategory", report.goods().stream().map(GoodsSummary::subcategory), page));
        add(parts, code("conveyance", report.conveyance(), page));
        add(parts, labels("concealment-place", concealment.stream(), page));
        return String.join(page.text("pictures.alt.between"), parts);
    }

    private String labels(String list, Stream<String> codes, Page page) {
        return codes.distinct().map(code -> code(list, code, page)).collect(Collectors.joining(", "));
    }

    String partner(AttachmentState state, Page page) {
        String title = partners.title(state.partner())
                .map(name -> name.in(page.language().locale()))
                .orElse(state.partner());
        String key = "pictures.partner."
                + state.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return state.state() == AttachmentState.State.DELIVERED && state.settledAt() != null
                ? page.text(key, title, page.wording().time(state.settledAt()))
                : page.text(key, title);
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part);
        }
    }

    private String code(String list, @Nullable String code, Page page) {
        return code == null ? "" : vocabulary.label(list, code, page.language().locale());
    }
}
