package org.tidewaiter.report.rules;

import static org.tidewaiter.report.rules.Rule.always;
import static org.tidewaiter.report.rules.Severity.REFUSE;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.tidewaiter.report.Picture;

/** Pictures, as far as the report tells of them; their bytes are held against this when they come. */
final class PictureRules {

    private static final Pattern ID = Pattern.compile("[a-z2-7]{8}");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Set<String> MEDIA_TYPES = Set.of("image/jpeg", "image/png");
    private static final int LONGEST_SIDE = 20_000;

    private PictureRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "picture-malformed",
                        REFUSE,
                        (subject, found) -> each(subject, (picture, path) -> {
                            if (!ID.matcher(picture.id()).matches()) {
                                found.at(path + ".id");
                            }
                            if (!DIGEST.matcher(picture.digest()).matches()) {
                                found.at(path + ".digest");
                            }
                            if (!MEDIA_TYPES.contains(picture.mediaType())) {
                                found.at(path + ".mediaType");
                            }
                        })),
                always("picture-unique", REFUSE, (subject, found) -> {
                    Set<String> seen = new HashSet<>();
                    each(subject, (picture, path) -> {
                        if (!seen.add(picture.id()) || !seen.add(picture.digest())) {
                            found.at(path);
                        }
                    });
                }),
                always(
                        "picture-size",
                        REFUSE,
                        (subject, found) -> each(subject, (picture, path) -> {
                            if (outside(picture.width()) || outside(picture.height())) {
                                found.at(path, Map.of("most", Integer.toString(LONGEST_SIDE)));
                            }
                        })));
    }

    private static void each(Subject subject, Subject.Each<Picture> judge) {
        Subject.each("pictures", subject.report().pictures(), judge);
    }

    private static boolean outside(int side) {
        return side < 1 || side > LONGEST_SIDE;
    }
}
