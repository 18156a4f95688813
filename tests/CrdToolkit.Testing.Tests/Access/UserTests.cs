using System.Net;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace CrdToolkit.Testing.Tests.Access;

public sealed class UserTests : ApiServerTest
{
    private readonly string directory = Directory.CreateTempSubdirectory("users-").FullName;

    protected override LocalApiServerOptions Options => new() { Rbac = true, Tls = true };

    private Kubernetes Admin => field ??= Server.CreateClient();

    public override async ValueTask DisposeAsync()
    {
        Admin.Dispose();
        await base.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_user_may_what_a_binding_allows_and_nothing_else()
    {
        var jane = Server.AddUser("jane", "devs");
        using var client = jane.CreateClient();
        var before = await RefusalAsync(client);
        await AllowAsync("Group", "devs", new V1PolicyRule { ApiGroups = [""], Resources = ["configmaps"], Verbs = ["list"] });

        await client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancellation);
        var create = await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap(), "default", cancellationToken: Cancellation));

        Assert.Contains(
            """configmaps is forbidden: User \"jane\" cannot list resource \"configmaps\" in API group \"\" in the namespace \"default\"",""", before);
        Assert.Equal(HttpStatusCode.Forbidden, create.Response.StatusCode);
        Assert.Equal(["devs", "system:authenticated"], jane.Groups);
    }

    [Fact]
    public async Task A_certificate_says_user_and_groups()
    {
        var path = Path.Combine(directory, "kubeconfig");
        await Server.AddUser("jane", "devs").WriteKubeconfigAsync(path, Cancellation);
        var configuration = KubernetesClientConfiguration.BuildConfigFromConfigFile(path);
        Assert.Null(configuration.AccessToken);
        using var client = new Kubernetes(configuration);

        var who = await client.AuthenticationV1.CreateSelfSubjectReviewAsync(new V1SelfSubjectReview(), cancellationToken: Cancellation);

        Assert.Equal("jane", who.Status.UserInfo.Username);
        Assert.Equal(["devs", "system:authenticated"], who.Status.UserInfo.Groups);
    }

    [Fact]
    public async Task A_service_account_is_bound_by_its_namespace_and_name()
    {
        var operatorAccount = Server.ServiceAccount("default", "operator");
        using var client = operatorAccount.CreateClient();
        await Admin.RbacAuthorizationV1.CreateNamespacedRoleBindingAsync(
            new V1RoleBinding
            {
                Metadata = new V1ObjectMeta { Name = "view" },
                RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = "view" },
                Subjects = [new Rbacv1Subject { Kind = "ServiceAccount", Name = "operator", NamespaceProperty = "default" }],
            },
            "default",
            cancellationToken: Cancellation);

        await Server.SnapshotAsync();
        await client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancellation);
        await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ListNamespacedSecretAsync("default", cancellationToken: Cancellation));
        await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ListNamespacedConfigMapAsync("kube-system", cancellationToken: Cancellation));
        Assert.Equal(["system:serviceaccounts", "system:serviceaccounts:default", "system:authenticated"], operatorAccount.Groups);
    }

    [Fact]
    public async Task A_role_that_is_labelled_for_aggregation_widens_the_others()
    {
        using var client = Server.AddUser("jane").CreateClient();
        await BindAsync("User", "jane", "view");
        await Admin.RbacAuthorizationV1.CreateClusterRoleAsync(
            new V1ClusterRole
            {
                Metadata = new V1ObjectMeta
                {
                    Name = "leases-viewer",
                    Labels = new Dictionary<string, string> { ["rbac.authorization.k8s.io/aggregate-to-view"] = "true" },
                },
                Rules = [new V1PolicyRule { ApiGroups = ["coordination.k8s.io"], Resources = ["leases"], Verbs = ["get", "list"] }],
            },
            cancellationToken: Cancellation);

        var view = await Admin.WaitForAsync<V1ClusterRole>(
            "view", null, role => role.Rules?.Any(rule => rule.Resources.Contains("leases")) == true, cancellationToken: Cancellation);
        await Admin.WaitForAsync<V1ClusterRole>(
            "admin", null, role => role.Rules?.Any(rule => rule.Resources.Contains("leases")) == true, cancellationToken: Cancellation);

        await client.CoordinationV1.ListNamespacedLeaseAsync("default", cancellationToken: Cancellation);
        Assert.NotNull(view);
    }

    [Fact]
    public async Task An_apply_that_creates_needs_the_right_to_create()
    {
        using var client = Server.AddUser("jane").CreateClient();
        await AllowAsync("User", "jane", new V1PolicyRule { ApiGroups = [""], Resources = ["configmaps"], Verbs = ["patch"] });
        var patch = new V1Patch("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""", V1Patch.PatchType.ApplyPatch);

        var error = await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CoreV1.PatchNamespacedConfigMapAsync(patch, "a", "default", fieldManager: "test", cancellationToken: Cancellation));

        Assert.Contains("cannot create resource", error.Response.Content);
    }

    [Fact]
    public async Task An_unknown_token_is_refused_and_a_certificate_of_others_is_not_taken()
    {
        using var client = new Kubernetes(new KubernetesClientConfiguration
        {
            Host = Server.ClientConfiguration.Host,
            SslCaCerts = Server.ClientConfiguration.SslCaCerts,
            AccessToken = "wrong",
        });

        var error = await Assert.ThrowsAsync<HttpOperationException>(() => client.CoreV1.ListNamespaceAsync(cancellationToken: Cancellation));

        Assert.Equal(HttpStatusCode.Unauthorized, error.Response.StatusCode);
        Assert.Contains("\"message\":\"Unauthorized\",\"reason\":\"Unauthorized\"", error.Response.Content);
    }

    private async Task<string> RefusalAsync(Kubernetes client) =>
        (await Assert.ThrowsAsync<HttpOperationException>(() =>
            client.CoreV1.ListNamespacedConfigMapAsync("default", cancellationToken: Cancellation))).Response.Content;

    private async Task AllowAsync(string kind, string name, V1PolicyRule rule)
    {
        await Admin.RbacAuthorizationV1.CreateClusterRoleAsync(
            new V1ClusterRole { Metadata = new V1ObjectMeta { Name = "test" }, Rules = [rule] }, cancellationToken: Cancellation);
        await BindAsync(kind, name, "test");
    }

    private Task BindAsync(string kind, string name, string role) => Admin.RbacAuthorizationV1.CreateClusterRoleBindingAsync(
        new V1ClusterRoleBinding
        {
            Metadata = new V1ObjectMeta { Name = "test" },
            RoleRef = new V1RoleRef { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role },
            Subjects = [new Rbacv1Subject { Kind = kind, Name = name, ApiGroup = "rbac.authorization.k8s.io" }],
        },
        cancellationToken: Cancellation);
}
