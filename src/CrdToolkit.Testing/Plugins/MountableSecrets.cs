using System.Globalization;
using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Objects;

namespace CrdToolkit.Testing.Plugins;

/// <summary>An account may say that its pods use the secrets that it lists and no others (limitSecretReferences).</summary>
internal static class MountableSecrets
{
    private const string Annotation = "kubernetes.io/enforce-mountable-secrets";
    private static readonly string[] Truths = ["1", "t", "T", "TRUE", "true", "True"];

    /// <summary>The first secret that a pod may not use, as an error; null when there is none.</summary>
    public static string? Problem(JsonObject account, JsonObject spec)
    {
        if (!Truths.Contains(account.Metadata.Child("annotations").Text(Annotation)))
        {
            return null;
        }

        var mountable = account.Objects("secrets").Select(secret => secret.Text("name")).ToHashSet(StringComparer.Ordinal);
        var pull = account.Objects("imagePullSecrets").Select(secret => secret.Text("name")).ToHashSet(StringComparer.Ordinal);
        return spec.Objects("volumes")
            .Select(volume => volume.FindText("secret", "secretName"))
            .Where(secret => secret is not null && !mountable.Contains(secret))
            .Select(secret => $"volume with secret.secretName=\"{secret}\" is not allowed because service account {account.Name} does not reference that secret")
            .Concat(Variables(spec, "initContainers", "init container", mountable, account.Name))
            .Concat(Variables(spec, "containers", "container", mountable, account.Name))
            .Concat(spec.Objects("imagePullSecrets")
                .Select((secret, index) => (Name: secret.Text("name"), Index: index.ToString(CultureInfo.InvariantCulture)))
                .Where(secret => !pull.Contains(secret.Name))
                .Select(secret => $"imagePullSecrets[{secret.Index}].name=\"{secret.Name}\" is not allowed because service account {account.Name} does not reference that imagePullSecret"))
            .FirstOrDefault();
    }

    private static IEnumerable<string> Variables(JsonObject spec, string list, string words, HashSet<string> mountable, string account) =>
        from container in spec.Objects(list)
        from variable in container.Objects("env")
        let secret = variable.FindText("valueFrom", "secretKeyRef", "name")
        where secret is not null && !mountable.Contains(secret)
        select $"{words} {container.Text("name")} with envVar {variable.Text("name")} referencing secret.secretName=\"{secret}\" is not allowed "
            + $"because service account {account} does not reference that secret";
}
