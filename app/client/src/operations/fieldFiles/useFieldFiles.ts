import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type FieldFile,
  fieldFiles,
  fileReceived,
  type LayoutWish,
  maxFileBytes,
} from "../../../../shared/fieldFiles.ts";
import { ApiError, getJson, post, postFile } from "../../session/http.ts";
import { useSession, useSignedOut } from "../../session/session.ts";
import { operationsKey } from "../useOperations.ts";

const key = [...operationsKey, "field-files"] as const;
const path = "/api/operations/field-files";

const isUnderWay = ({ is_opened, problem, sheets }: FieldFile): boolean =>
  (!is_opened && problem === null) || sheets.some(({ status }) => status === "waiting");

/** The files that came in; asked again every other second while one of them is on its way. */
export const useFieldFiles = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => getJson(path, fieldFiles, signal),
    refetchInterval: ({ state }) => (state.data?.files.some(isUnderWay) ? 2_000 : 60_000),
    retry: 1,
  });

const useWish = <Wish, Answer>(ask: (wish: Wish) => Promise<Answer>) => {
  const client = useQueryClient();
  const signedOut = useSignedOut();
  return useMutation({
    mutationFn: ask,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
    onError: (failed) => {
      if (failed instanceof ApiError && failed.status === 401) signedOut();
    },
  });
};

export const useUpload = () => {
  const { csrf_token } = useSession();
  return useWish(async (file: File) => {
    if (file.size > maxFileBytes) throw new ApiError("file_too_large", 413, "more than 20 MB");
    const answer = await postFile(`${path}?name=${encodeURIComponent(file.name)}`, file, csrf_token, fileReceived);
    return { ...answer, name: file.name };
  });
};

export const useLayoutWish = (file_id: number, sheet_no: number) => {
  const { csrf_token } = useSession();
  return useWish((wish: LayoutWish) => post(`${path}/${file_id}/sheets/${sheet_no}/layout`, wish, csrf_token));
};
