using CrdToolkit.Schema.Json;
using CrdToolkit.Testing.Admission;
using CrdToolkit.Testing.Json;
using CrdToolkit.Testing.Namespaces;
using CrdToolkit.Testing.Objects;
using CrdToolkit.Testing.Resources;
using CrdToolkit.Testing.Storage;

namespace CrdToolkit.Testing.Plugins;

/// <summary>New pods run as an account that exists, and get its token and the secrets by which it pulls images (ServiceAccount).</summary>
/// <param name="store">Where the accounts are.</param>
/// <param name="contents">Makes the account that every namespace has.</param>
internal sealed class ServiceAccountPlugin(ObjectStore store, NamespaceContents contents) : IAdmissionPlugin
{
    private const string Default = "default";
    private readonly ObjectCollection accounts = store.Collection("", "serviceaccounts");

    /// <inheritdoc/>
    public IReadOnlyList<GroupResource> Resources { get; } = [new("", "pods")];

    /// <inheritdoc/>
    public JsonObject Mutate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Old is not null)
        {
            return value;
        }

        // What a kubelet shows of its static pods stays as it is.
        if (!MirrorPods.IsMirror(value))
        {
            var spec = value.Child("spec");
            var name = spec.Text("serviceAccountName") is { Length: > 0 } given ? given : Default;
            var account = Find(write, name);
            spec = spec.With("serviceAccountName", name).With("serviceAccount", name);
            spec = AccountToken.IsWanted(account, spec) ? AccountToken.Mount(spec) : spec;
            if (!spec.Items("imagePullSecrets").Any() && account["imagePullSecrets"] is JsonArray { Count: > 0 } secrets)
            {
                spec = spec.With("imagePullSecrets", secrets);
            }

            value = value.With("spec", spec);
        }

        Validate(write, value);
        return value;
    }

    /// <inheritdoc/>
    public void Validate(AdmissionAttributes write, JsonObject value)
    {
        if (write.Old is not null)
        {
            return;
        }

        var problem = MirrorPods.IsMirror(value)
            ? MirrorPods.Problem(value.Child("spec"))
            : MountableSecrets.Problem(Find(write, Account(write, value)), value.Child("spec"));
        if (problem is not null)
        {
            throw PluginErrors.Forbidden(write, problem);
        }
    }

    private static string Account(AdmissionAttributes write, JsonObject value) => value.Child("spec").Text("serviceAccountName") is { Length: > 0 } name
        ? name
        : throw PluginErrors.Forbidden(write, $"no service account specified for pod {write.Request.Namespace}/{value.Name}");

    private JsonObject Find(AdmissionAttributes write, string name)
    {
        var key = new ObjectKey(write.Request.Namespace, name);
        if (name == Default && accounts.Find(key) is null)
        {
            // A new namespace gets it in a moment; a kube-apiserver waits a second for that.
            contents.Fill(key.Namespace);
        }

        return accounts.Find(key)?.Value ?? throw PluginErrors.Forbidden(
            write, $"error looking up service account {key.Path}: serviceaccount \"{name}\" not found");
    }
}
