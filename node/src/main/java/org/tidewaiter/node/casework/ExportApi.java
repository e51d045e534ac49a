package org.tidewaiter.node.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.web.Page;

/** What a search found, as a file, for programs. */
@RestController
@Requires(Permission.EXPORT)
@Tag(name = "Reports")
class ExportApi {

    private final Exports exports;

    ExportApi(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/api/v1/reports/export")
    @Operation(
            summary = "What a search finds, as a file",
            description =
                    "format is csv, xlsx, ndjson or signed; rows=reports makes a table of one row a report. A file"
                            + " without its closing line or sheet is incomplete.")
    @Parameter(in = ParameterIn.QUERY, name = "format", schema = @Schema(type = "string"))
    @Parameter(in = ParameterIn.QUERY, name = "rows", schema = @Schema(type = "string"))
    void export(
            AccessScope scope,
            Page page,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> filters,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        exports.prepare(scope, page, filters).send(response);
    }
}
