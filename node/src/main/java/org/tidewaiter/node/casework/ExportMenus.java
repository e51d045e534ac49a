package org.tidewaiter.node.casework;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.casework.page.ExportMenu;
import org.tidewaiter.node.registry.Counts;
import org.tidewaiter.node.web.Page;

/** Offers the formats of an export beside what a search found. */
@Component
class ExportMenus {

    @Nullable
    ExportMenu of(AccessScope scope, Counts found, MultiValueMap<String, String> asked, Page page) {
        if (!scope.may(Permission.EXPORT) || found.cases() == 0) {
            return null;
        }
        if (Exports.isTooLarge(found)) {
            return new ExportMenu(List.of(), page.text("casework.export.too-large", Exports.LARGEST));
        }
        return new ExportMenu(
                Arrays.stream(ExportKind.values())
                        .map(kind -> new ExportMenu.Format(
                                page.text("casework.export." + kind.code()),
                                page.text("casework.export." + kind.code() + ".says"),
                                SearchSentence.address(ExportController.PATH, asked, "format", kind.code())))
                        .toList(),
                null);
    }
}
