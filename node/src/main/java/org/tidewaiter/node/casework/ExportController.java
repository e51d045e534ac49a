package org.tidewaiter.node.casework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** What a search found, as a file, for a person at the search page. */
@Controller
@Requires(Permission.EXPORT)
class ExportController {

    static final String PATH = "/reports/export";

    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @GetMapping(PATH)
    void export(
            AccessScope scope,
            Page page,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletResponse response)
            throws IOException {
        exports.prepare(scope, page, parameters).send(response);
    }
}
