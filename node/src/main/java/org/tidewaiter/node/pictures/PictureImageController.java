package org.tidewaiter.node.pictures;

import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;

/** The bytes of pictures, for pages. */
@Controller
@Requires(Permission.READ)
class PictureImageController {

    private final PictureAnswers answers;

    PictureImageController(PictureAnswers answers) {
        this.answers = answers;
    }

    @GetMapping("/reports/{record}/pictures/{picture}/image")
    ResponseEntity<byte[]> image(AccessScope scope, @PathVariable UUID record, @PathVariable String picture) {
        return answers.of(scope, record, picture, Size.FULL);
    }

    @GetMapping("/reports/{record}/pictures/{picture}/thumbnail")
    ResponseEntity<byte[]> thumbnail(AccessScope scope, @PathVariable UUID record, @PathVariable String picture) {
        return answers.of(scope, record, picture, Size.THUMBNAIL);
    }
}
