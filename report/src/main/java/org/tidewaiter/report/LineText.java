package org.tidewaiter.report;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.report.GoodsLine.CulturalDetails;

/** What people write of a goods line in their own words. It may name a person, so it leaves only once a person released it. */
public enum LineText {
    DESCRIPTION("descriptions", "description", GoodsLine::description),
    INSCRIPTIONS("inscriptions", "cultural.inscriptions", cultural(CulturalDetails::inscriptions)),
    FEATURES("features", "cultural.features", cultural(CulturalDetails::features)),
    SUBJECT("subjects", "cultural.subject", cultural(CulturalDetails::subject)),
    MAKER("makers", "cultural.maker", cultural(CulturalDetails::maker));

    private final String released;
    private final String path;
    private final Function<GoodsLine, @Nullable String> text;

    LineText(String released, String path, Function<GoodsLine, @Nullable String> text) {
        this.released = released;
        this.path = path;
        this.text = text;
    }

    /** Under what name the texts of all lines are disclosed. */
    public String released() {
        return released;
    }

    /** Where it stands in a goods line. */
    public String path() {
        return path;
    }

    /** The text of a line, null where there is none. */
    public @Nullable String of(GoodsLine line) {
        return text.apply(line);
    }

    /** The text that stands at a path of a goods line. */
    public static Optional<LineText> at(String path) {
        return Arrays.stream(values()).filter(each -> each.path.equals(path)).findFirst();
    }

    /** The text that is disclosed under a name. */
    public static Optional<LineText> released(String name) {
        return Arrays.stream(values())
                .filter(each -> each.released.equals(name))
                .findFirst();
    }

    private static Function<GoodsLine, @Nullable String> cultural(Function<CulturalDetails, @Nullable String> text) {
        return line -> line.cultural() == null ? null : text.apply(line.cultural());
    }
}
