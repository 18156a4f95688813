using k8s;
using k8s.KubeConfigModels;

namespace CrdToolkit.EndToEnd;

/// <summary>A service account that may do what the roles say that the build of the example wrote, and nothing else.</summary>
internal sealed class OperatorAccount(ApiClient api, string @namespace)
{
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Account = "operator";

    private readonly List<string> created = [];

    /// <summary>The name that the server records its requests under.</summary>
    public string UserName { get; } = $"system:serviceaccount:{@namespace}:{Account}";

    /// <summary>Creates the account and its roles, and writes a kubeconfig of it.</summary>
    /// <param name="administrator">The kubeconfig of the same server for somebody who may do everything.</param>
    /// <param name="kubeconfig">The file to write.</param>
    public async Task CreateAsync(string administrator, string kubeconfig)
    {
        var accounts = new Resource("", "v1", "ServiceAccount", "serviceaccounts", @namespace);
        await PostAsync(accounts, accounts.New(Account));
        foreach (var role in ReadRoles())
        {
            await BindAsync(role.Text("kind")!, role);
        }

        var token = await api.PostAsync(accounts.PathTo(Account, "token"), JsonNode.Parse("""{"apiVersion":"authentication.k8s.io/v1","kind":"TokenRequest","spec":{}}""")!).Returns(201);
        var configuration = await KubernetesClientConfiguration.LoadKubeConfigAsync(administrator);
        foreach (var user in configuration.Users)
        {
            user.UserCredentials = new UserCredentials { Token = token.Text("status.token") };
        }

        await File.WriteAllTextAsync(kubeconfig, KubernetesYaml.Serialize(configuration), TestContext.Current.CancellationToken);
    }

    /// <summary>Deletes what was created.</summary>
    public async Task DeleteAsync()
    {
        foreach (var path in Enumerable.Reverse(created))
        {
            await api.DeleteAsync(path);
        }
    }

    // Of the whole cluster, or of the account's namespace.
    private async Task BindAsync(string kind, JsonObject role)
    {
        var isCluster = kind == "ClusterRole";
        var roles = new Resource(Rbac, "v1", kind, isCluster ? "clusterroles" : "roles", isCluster ? null : @namespace);
        var bindings = new Resource(Rbac, "v1", kind + "Binding", isCluster ? "clusterrolebindings" : "rolebindings", roles.Namespace);
        var name = $"{role.Text("metadata.name")}-{@namespace}";
        await PostAsync(roles, role.With("metadata", $$"""{"name":"{{name}}"}"""));
        await PostAsync(bindings, bindings.New(name, $$"""
            {"roleRef":{"apiGroup":"{{Rbac}}","kind":"{{kind}}","name":"{{name}}"},"subjects":[{"kind":"ServiceAccount","name":"{{Account}}","namespace":"{{@namespace}}"}]}
            """));
    }

    private async Task PostAsync(Resource kind, JsonObject resource)
    {
        await api.PostAsync(kind.Path, resource).Returns(201);
        created.Add(kind.PathTo(resource.Text("metadata.name")!));
    }

    private static IEnumerable<JsonObject> ReadRoles() => KubernetesYaml.LoadAllFromString(File.ReadAllText(OperatorProgram.Role))
        .Select(role => JsonNode.Parse(KubernetesJson.Serialize(role))!.AsObject());
}
