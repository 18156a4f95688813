namespace CrdToolkit.Testing.Tests.Kubectl;

/// <summary>What a person may do.</summary>
public sealed class KubectlAccessTests : KubectlTest
{
    protected override LocalApiServerOptions Options => new() { Rbac = true, Tls = true };

    protected override bool DefinesWidgets => false;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Assert.Equal("role.rbac.authorization.k8s.io/reader created", await RunAsync("create", "role", "reader", "--verb=get,list", "--resource=configmaps"));
        Assert.Equal("rolebinding.rbac.authorization.k8s.io/reader created", await RunAsync("create", "rolebinding", "reader", "--role=reader", "--user=jane"));
    }

    [Fact]
    public async Task Can_i_answers_for_oneself_and_for_others()
    {
        Assert.Equal("yes", await RunAsync("auth", "can-i", "delete", "secrets"));
        Assert.Equal("yes", await RunAsync("auth", "can-i", "list", "configmaps", "--as=jane"));
        Assert.Equal("no", await RunAsync("auth", "can-i", "delete", "configmaps", "--as=jane"));
        Assert.Contains("configmaps", await RunAsync("auth", "can-i", "--list", "--as=jane"));
        Assert.Contains("kubernetes-admin", await RunAsync("auth", "whoami"));
    }

    [Fact]
    public async Task A_user_acts_with_a_kubeconfig_of_its_own_and_is_refused_with_the_servers_words()
    {
        await Server.AddUser("jane").WriteKubeconfigAsync(Kubeconfig, Cancellation);

        Assert.Equal("No resources found in default namespace.", await RunAsync("get", "configmaps"));
        Assert.Equal(
            "Error from server (Forbidden): secrets is forbidden: User \"jane\" cannot list resource \"secrets\" in API group \"\" in the namespace \"default\"",
            await RunAsync("get", "secrets"));
    }
}
