import Fade from "@mui/material/Fade";
import ListSubheader from "@mui/material/ListSubheader";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { styled, useColorScheme } from "@mui/material/styles";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { locales } from "../format/locale.ts";
import { setLocale } from "../i18n/i18n.ts";
import { useLocale } from "../i18n/useLocale.ts";
import { forgetToken } from "../query/cubeClient.ts";
import { ApiError, post } from "../session/http.ts";
import { useSession, useSignedOut } from "../session/session.ts";
import { paint } from "../theme/paint.ts";

const Group = styled(ListSubheader)({
  fontSize: 12,
  lineHeight: "28px",
  color: paint("ink2"),
  background: "transparent",
});
const ownNames = { en: "English", fr: "Français" };
const looks = ["system", "light", "dark"] as const;

/** Language, look and sign-out, from the rail and from the bottom bar. */
const AccountMenu = ({ anchor, onClose }: { anchor: HTMLElement | null; onClose(): void }) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const { mode, setMode } = useColorScheme();
  const { csrf_token, user } = useSession();
  const signedOut = useSignedOut();
  const { mutate: signOut, isError: isStillSignedIn } = useMutation({
    mutationFn: async () => {
      try {
        await post("/api/sign-out", {}, csrf_token);
      } catch (error) {
        // A session that is gone already is as good as ended; one that the server did not end goes on.
        if (!(error instanceof ApiError) || error.status !== 401) throw error;
      }
    },
    onSuccess: () => {
      forgetToken();
      signedOut();
    },
  });
  return (
    <Menu
      open={anchor !== null}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: "top", horizontal: "left" }}
      transformOrigin={{ vertical: "bottom", horizontal: "left" }}
      slots={{ transition: Fade }}
      slotProps={{ list: { "aria-label": t("shell.account") }, paper: { sx: { width: 228 } } }}
    >
      <Group>{t("shell.language")}</Group>
      {locales.map((one) => (
        <MenuItem
          key={one}
          lang={one}
          role="menuitemradio"
          aria-checked={one === locale}
          selected={one === locale}
          onClick={() => void setLocale(one)}
        >
          {ownNames[one]}
        </MenuItem>
      ))}
      <Group>{t("shell.look")}</Group>
      {looks.map((look) => (
        <MenuItem
          key={look}
          role="menuitemradio"
          aria-checked={look === mode}
          selected={look === mode}
          onClick={() => setMode(look)}
        >
          {t(`shell.look_${look}`)}
        </MenuItem>
      ))}
      <Group>{user.name}</Group>
      <MenuItem onClick={() => signOut()}>{t("shell.sign_out")}</MenuItem>
      {isStillSignedIn && (
        <li role="alert" style={{ padding: "4px 16px 8px", fontSize: 12.5, color: paint("bad") }}>
          {t("shell.sign_out_failed")}
        </li>
      )}
    </Menu>
  );
};

export default AccountMenu;
