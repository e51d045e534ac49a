package org.tidewaiter.report.disclosure;

import java.util.List;
import java.util.Set;
import org.tidewaiter.report.disclosure.DisclosedReport.Part;

/**
 * Chooses from the parts of a report that was disclosed more widely. A part is signed as a whole, so it is kept or left
 * out as a whole: what holds one field too many stays.
 */
final class Narrowing {

    private static final String GOODS = PartName.GOODS.label() + "/";
    private static final String PICTURE = PartName.PICTURE.label() + "/";

    private final CompiledProfile profile;
    private final Set<String> categories;
    private final Set<String> leftOut;

    Narrowing(CompiledProfile profile, Set<String> categories, Set<String> leftOut) {
        this.profile = profile;
        this.categories = categories;
        this.leftOut = leftOut;
    }

    List<Part> of(List<Part> wider) {
        List<Part> goods = wider.stream().filter(Narrowing::isGoods).toList();
        if (bounded() && goods.stream().noneMatch(this::isCovered)) {
            return List.of();
        }
        boolean allCovered = goods.stream().allMatch(this::isCovered);
        boolean describes = profile.describes(ExcessCheck.stated(wider));
        ExcessCheck check = new ExcessCheck(profile);
        return wider.stream()
                .filter(part -> isGoods(part) ? isCovered(part) : allCovered || !mayTellOfAllGoods(part))
                .filter(part -> describes || !is(PartName.OFFENDER_PROFILES, part))
                .filter(part -> !check.exceeds(part))
                .toList();
    }

    private static boolean isGoods(Part part) {
        return part.name().startsWith(GOODS);
    }

    private static boolean mayTellOfAllGoods(Part part) {
        return is(PartName.TEXT, part) || part.name().startsWith(PICTURE);
    }

    private boolean isCovered(Part line) {
        boolean agreed = categories.isEmpty()
                || categories.contains(line.value().path("category").stringValue(""));
        return agreed && !leftOut.contains(line.name());
    }

    private boolean bounded() {
        return !categories.isEmpty() || !leftOut.isEmpty();
    }

    private static boolean is(PartName name, Part part) {
        return part.name().equals(name.label());
    }
}
