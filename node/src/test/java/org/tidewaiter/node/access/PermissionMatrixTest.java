package org.tidewaiter.node.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tidewaiter.node.settings.NodePart;

class PermissionMatrixTest {
    private static final Path TABLE = Path.of("..", "docs", "permissions.md");

    private final PermissionMatrix matrix = PermissionMatrix.load();

    @Test
    void aHubRecordsNothingAndShowsNoPersons() {
        var atHub = matrix.granted(NodePart.HUB, EnumSet.allOf(Role.class));

        assertThat(atHub)
                .contains(Permission.SEARCH, Permission.READ, Permission.SEE_NETWORK)
                .doesNotContain(
                        Permission.RECORD,
                        Permission.VERIFY,
                        Permission.RELEASE,
                        Permission.CORRECT,
                        Permission.WITHDRAW,
                        Permission.EMBARGO,
                        Permission.IMPORT,
                        Permission.READ_NOMINAL);
    }

    @Test
    void anAdministratorSeesNoCases() {
        for (var part : NodePart.values()) {
            assertThat(matrix.granted(part, Set.of(Role.ADMINISTRATOR)))
                    .contains(Permission.ADMINISTER_ACCOUNTS)
                    .doesNotContain(Permission.SEARCH, Permission.READ, Permission.READ_NOMINAL, Permission.EXPORT);
        }
    }

    @Test
    void onlyAnAdministratorKeepsAccounts() {
        var others = EnumSet.complementOf(EnumSet.of(Role.ADMINISTRATOR));
        for (var part : NodePart.values()) {
            assertThat(matrix.granted(part, others))
                    .doesNotContain(
                            Permission.ADMINISTER_ACCOUNTS, Permission.READ_AUDIT, Permission.OVERRIDE_STANDING);
        }
    }

    @Test
    void severalRolesGiveWhatAnyOfThemGives() {
        var both = matrix.granted(NodePart.NATIONAL, Set.of(Role.OFFICER, Role.ADMINISTRATOR));

        assertThat(both).contains(Permission.RECORD, Permission.READ_AUDIT).doesNotContain(Permission.RELEASE);
    }

    @Test
    void refusesAFileThatForgetsAPermission() {
        assertThatThrownBy(() -> PermissionMatrix.parse("ENTER: {says: Enter, NATIONAL: [], GATEWAY: [], HUB: []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RECORD");
    }

    @Test
    void refusesAPermissionThatForgetsAPart() {
        assertThatThrownBy(() -> PermissionMatrix.parse("ENTER: {says: Enter, NATIONAL: [OFFICER], HUB: []}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("GATEWAY");
    }

    @Test
    void refusesARoleThatDoesNotExist() {
        assertThatThrownBy(() -> PermissionMatrix.parse("ENTER: {says: x, NATIONAL: [BOSS], GATEWAY: [], HUB: []}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPermissionWrittenTwice() {
        var twice = "ENTER: {says: x, NATIONAL: [], GATEWAY: [], HUB: []}\n".repeat(2);

        assertThatThrownBy(() -> PermissionMatrix.parse(twice)).hasMessageContaining("ENTER");
    }

    /** To bring the table up to date: {@code -Dtidewaiter.write=true}. */
    @Test
    void theTableInTheDocumentationIsCurrent() throws IOException {
        var table = PermissionTable.of(matrix);
        if (Boolean.getBoolean("tidewaiter.write")) {
            Files.createDirectories(TABLE.getParent());
            Files.writeString(TABLE, table);
        }

        assertThat(Files.readString(TABLE)).isEqualTo(table);
    }
}
