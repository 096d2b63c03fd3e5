package dev.stepwise.account;

import java.util.Optional;

/**
 * What administrators do with accounts. Each method looks into the database whether the actor is an enabled administrator now, and throws
 * {@link AdministratorsOnly} otherwise. Of two changes at the same moment, on any nodes, one comes after the other.
 */
public interface AccountAdministration {

    /** Accounts of a page, at most. */
    int PAGE_LIMIT = 200;

    /**
     * The accounts by login name, or those after one.
     *
     * @param search a part of login or display name, in any case of letters; blank: all
     * @param limit from 1 to {@link #PAGE_LIMIT}
     */
    AccountPage list(Actor actor, String search, Optional<String> after, int limit);

    /**
     * Creates an account, which may log in from now on.
     *
     * @throws HashingBusy if too many passwords are being hashed
     */
    CreateAccountResult create(Actor actor, NewAccount account);

    /** Gives an account other names; who is logged in stays so. */
    RenameAccountResult rename(Actor actor, AccountId account, String loginName, String displayName);

    /** Gives an account another role; its sessions end within seconds, and its tokens log it in anew. */
    ChangeAccessResult changeRole(Actor actor, AccountId account, Role role);

    /**
     * Gives an account another password; its sessions end within seconds, its tokens at once.
     *
     * @throws HashingBusy if too many passwords are being hashed
     */
    SetPasswordResult setPassword(Actor actor, AccountId account, String password);

    /**
     * Lets an account log in no more; its sessions end within seconds, its tokens at once. Its runs, queued ones too, go on to their ends;
     * no further run is stored.
     */
    ChangeAccessResult disable(Actor actor, AccountId account);

    /** Lets a disabled account log in again; it is not deleted, if that was asked for. */
    ChangeAccessResult enable(Actor actor, AccountId account);

    /** Undoes that a person asked for their account's deletion, as long as it is there; an account disabled for another reason stays so. */
    ChangeAccessResult keep(Actor actor, AccountId account);
}
