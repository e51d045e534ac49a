package org.tidewaiter.node.access;

import org.springframework.security.access.AccessDeniedException;

/** The caller's fault; a retry makes no sense. */
public final class NotPermittedException extends AccessDeniedException {
    private final transient Permission permission;

    NotPermittedException(Permission permission) {
        super("needs the permission " + permission);
        this.permission = permission;
    }

    public Permission permission() {
        return permission;
    }
}
