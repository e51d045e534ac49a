package org.tidewaiter.node.intake.template;

import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.formats.template.ReportTemplate;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.intake.page.TemplatesPage;
import org.tidewaiter.node.web.Page;
import org.tidewaiter.report.vocabulary.Code;

/** The templates of all categories, in the reader's language. */
@Controller
@Requires(Permission.IMPORT)
class TemplateController {

    static final String PATH = "/imports/templates";

    @GetMapping(PATH)
    ModelAndView list(Page page) {
        List<TemplatesPage.Line> lines = ReportTemplate.categories().stream()
                .map(category -> line(category, page))
                .toList();
        return new ModelAndView("intake/templates", "templates", new TemplatesPage(lines));
    }

    private static TemplatesPage.Line line(Code category, Page page) {
        String address = PATH + "/" + category.code();
        return new TemplatesPage.Line(
                category.labels().in(page.language().locale()), address + ".xlsx", address + ".csv");
    }

    @GetMapping(PATH + "/{category}.{format}")
    ResponseEntity<byte[]> file(Page page, @PathVariable String category, @PathVariable String format)
            throws IOException {
        return TemplateFiles.answer(category, format, page.language());
    }
}
