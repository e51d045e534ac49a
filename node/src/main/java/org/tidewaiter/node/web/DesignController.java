package org.tidewaiter.node.web;

import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.tidewaiter.node.access.Open;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.page.DesignPage;

/** Every component in every state, live, for those who write pages. */
@Open
@Controller
@ConditionalOnProperty(name = "tidewaiter.demonstration", havingValue = "true")
class DesignController {

    private static final int STICKS_IN_A_CARTON = 200;
    private static final int STICKS_IN_A_PACK = 20;

    private final Clock clock;

    DesignController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping("/design")
    ModelAndView design() {
        return new ModelAndView("web/design", "design", new DesignPage(clock.instant()));
    }

    @GetMapping("/design/sign-in")
    ModelAndView bare() {
        return new ModelAndView("web/designbare");
    }

    @GetMapping("/design/choices")
    ModelAndView choices(@RequestParam(defaultValue = "") String q) {
        String words = plain(q);
        List<Choice> found = new DesignPage(clock.instant())
                .choices().stream()
                        .filter(choice ->
                                plain(choice.label() + " " + choice.code()).contains(words))
                        .toList();
        return new ModelAndView("web/options", "choices", found);
    }

    @GetMapping("/design/base")
    @ResponseBody
    String base(@RequestParam(name = "amount", defaultValue = "") String amount, @RequestParam String unit, Page page) {
        if (!amount.matches("[0-9]{1,9}")) {
            return "";
        }
        long factor = switch (unit) {
            case "carton" -> STICKS_IN_A_CARTON;
            case "pack" -> STICKS_IN_A_PACK;
            default -> 1;
        };
        return "= " + page.wording().number(Long.parseLong(amount) * factor) + " sticks";
    }

    /** Each error page as people meet it. */
    @GetMapping("/design/problem/{status}")
    ModelAndView problem(@PathVariable int status) {
        HttpStatus known = HttpStatus.resolve(status);
        throw ProblemException.of(
                known == null || !known.isError() ? HttpStatus.NOT_FOUND : known, "sample", "web.problem.sample");
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
