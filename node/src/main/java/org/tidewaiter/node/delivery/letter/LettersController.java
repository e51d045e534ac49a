package org.tidewaiter.node.delivery.letter;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.delivery.Letters;
import org.tidewaiter.node.delivery.Letters.LetterState;

/** Letters that no partner has taken, for programs: where they stand, never what stands in them. */
@RestController
@Requires(Permission.SEE_NETWORK)
@RequestMapping("/api/v1/letters")
class LettersController {

    private static final int MOST = 100;

    private final Letters letters;

    LettersController(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/not-taken")
    List<LetterState> notTaken() {
        return letters.notTaken(MOST);
    }
}
