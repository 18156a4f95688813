using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Patching;
using CrdToolkit.Testing.Requests;

namespace CrdToolkit.Testing.Admission.Policies;

/// <summary>Applies the JSON patches of policies, in the words of the library that a kube-apiserver does it with.</summary>
internal static class PolicyPatch
{
    /// <summary>The object after all operations; as it was where a test fails.</summary>
    /// <exception cref="PolicyPatchException">An operation fails that is no test.</exception>
    public static JsonObject Apply(JsonObject value, JsonArray patch)
    {
        JsonValue patched = value;
        foreach (var operation in patch.Items.OfType<JsonObject>())
        {
            var kind = operation.Text("op");
            try
            {
                patched = JsonPatch.Apply(patched, JsonValues.Array([WithValue(kind, operation)]));
            }
            catch (StatusException) when (kind == "test")
            {
                return value;
            }
            catch (StatusException)
            {
                throw new PolicyPatchException($"JSON Patch: {Words(kind, operation)}");
            }
        }

        return patched as JsonObject ?? value;
    }

    // A value that is left out is none.
    private static JsonObject WithValue(string kind, JsonObject operation) =>
        kind is "add" or "replace" or "test" && operation["value"] is null ? operation.With("value", JsonNull.Instance) : operation;

    private static string Words(string kind, JsonObject operation)
    {
        var (path, from) = (operation.Text("path"), operation.Text("from"));
        return kind switch
        {
            "add" => $"add operation does not apply: doc is missing path: \"{path}\": missing value",
            "replace" => $"replace operation does not apply: doc is missing key: {path}: missing value",
            "remove" => $"error in remove for path: '{path}': unable to remove nonexistent key: {LastOf(path)}: missing value",
            "copy" or "move" => $"error in {kind} for from: '{from}': unable to get nonexistent key: {LastOf(from)}: missing value",
            _ => $"Unexpected kind: {kind}",
        };
    }

    private static string LastOf(string pointer) => pointer[(pointer.LastIndexOf('/') + 1)..];
}
