package org.tidewaiter.node.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tidewaiter.node.access.AccessScope;
import org.tidewaiter.node.access.Permission;
import org.tidewaiter.node.access.Requires;
import org.tidewaiter.node.access.Role;

/** Tells a program whose token it uses. */
@RestController
@Tag(name = "account")
class MeController {
    /**
     * @param name typed at sign-in
     * @param roles that the token may use
     * @param countries ISO 3166-1 alpha-2 codes of the reporting countries seen; empty: all
     * @param member of a gateway in whose name the account records, and whose reports alone it sees; null elsewhere
     * @param ownOnly only cases that the account or its office recorded are seen
     */
    record Me(
            String name,
            String displayName,
            Set<Role> roles,
            Set<Permission> permissions,
            Set<String> countries,
            @Nullable String member,
            boolean ownOnly) {}

    @Requires(Permission.ENTER)
    @GetMapping("/api/v1/me")
    @Operation(summary = "The account behind the token, and what it may do")
    Me me(AccessScope scope) {
        return new Me(
                scope.accountName(),
                scope.displayName(),
                new TreeSet<>(scope.roles()),
                Arrays.stream(Permission.values()).filter(scope::may).collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(scope.countries()),
                scope.member().orElse(null),
                scope.ownOnly());
    }
}
