package org.tidewaiter.report.rules;

import java.util.List;
import java.util.stream.Stream;

/** All rules, by what they look at. */
final class Catalogue {

    private Catalogue() {}

    static List<Rule> rules() {
        return Stream.of(
                        MandatoryRules.all(),
                        CodeRules.all(),
                        HarmonizedRules.all(),
                        EventRules.all(),
                        PlaceRules.all(),
                        RegisterRules.all(),
                        GoodsRules.all(),
                        CategoryFieldRules.all(),
                        DetailRules.all(),
                        QuantityRules.all(),
                        LimitRules.all(),
                        RouteRules.all(),
                        TransportRules.all(),
                        PersonRules.all(),
                        PictureRules.all(),
                        TextRules.all(),
                        SizeRules.all())
                .flatMap(List::stream)
                .toList();
    }
}
