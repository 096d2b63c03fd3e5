package dev.stepwise.account;

/** An account that is to be created; its text does not show the password. White space around the display name and doubled within it is dropped. */
public record NewAccount(String loginName, String displayName, Role role, String password) {

    @Override
    public String toString() {
        return "NewAccount[hidden]";
    }
}
