package org.tidewaiter.node.intake.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.page.StartPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.Vocabulary;

/** The categories of goods as the start page shows them: under their main programme, with an icon and a few examples. */
@Component
class CategoryTiles {

    private static final int EXAMPLES = 3;
    private static final String OTHER_ICON = "package";
    private static final Map<String, String> ICONS = Map.ofEntries(
            Map.entry("DRUGS", "pill"),
            Map.entry("PRECURSORS", "flask"),
            Map.entry("TOBACCO", "smoking"),
            Map.entry("ALCOHOL", "bottle"),
            Map.entry("OTHER_EXCISE_REVENUE", "gas-station"),
            Map.entry("CITES", "leaf"),
            Map.entry("ENV_WASTE_ODS", "recycle"),
            Map.entry("IPR", "copyright"),
            Map.entry("MEDICAL", "stethoscope"),
            Map.entry("WEAPONS_EXPLOSIVES", "target"),
            Map.entry("NUCLEAR_CBRN_DUAL_USE", "radioactive"),
            Map.entry("CURRENCY", "cash"),
            Map.entry("CULTURAL_HERITAGE", "building-bank"),
            Map.entry("OBSCENE_ABUSE_MATERIAL", "eye-off"),
            Map.entry("HAZARDOUS_GOODS", "flame"),
            Map.entry("DOCUMENTS", "id"),
            Map.entry("LIVE_PERSONS", "users"),
            Map.entry("OTHER_PROHIBITED", "ban"));

    private final Vocabulary vocabulary;

    CategoryTiles(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** In the order of the list of programmes; a programme without a category of its own does not show. */
    List<StartPage.Programme> of(Page page) {
        Map<String, List<StartPage.Tile>> byProgramme = new LinkedHashMap<>();
        vocabulary.list("programme").codes().forEach(code -> byProgramme.put(code.code(), new ArrayList<>()));
        for (Code category : vocabulary.list("category").codes()) {
            String main = category.words("programme").getFirst();
            byProgramme.computeIfAbsent(main, any -> new ArrayList<>()).add(tile(category, page));
        }
        List<StartPage.Programme> programmes = new ArrayList<>();
        byProgramme.forEach((programme, tiles) -> {
            if (!tiles.isEmpty()) {
                String title =
                        vocabulary.label("programme", programme, page.language().locale());
                programmes.add(new StartPage.Programme(title, List.copyOf(tiles)));
            }
        });
        return List.copyOf(programmes);
    }

    private StartPage.Tile tile(Code category, Page page) {
        return new StartPage.Tile(
                category.code(),
                category.labels().in(page.language().locale()),
                ICONS.getOrDefault(category.code(), OTHER_ICON),
                vocabulary.list("subcategory").childrenOf(category.code()).stream()
                        .limit(EXAMPLES)
                        .map(kind -> kind.labels().in(page.language().locale()))
                        .collect(Collectors.joining(" · ")));
    }
}
