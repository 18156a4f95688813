using System.Net;

namespace CrdToolkit.Testing.Tests.Admission;

public sealed class MatchConditionTests : ApiServerTest
{
    protected override LocalApiServerOptions Options => new() { Rbac = true };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Server.Administrator.Token);
    }

    [Fact]
    public async Task A_warning_says_which_condition_is_not_evaluated()
    {
        await ConfigureAsync("Ignore", "isURL('//' + object.data.a)");

        using var created = await RequestAsync("POST", ConfigMaps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}""");

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.False(created.Headers.Contains("Warning"));

        using var other = await RequestAsync("POST", ConfigMaps, """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"b"},"data":{"a":"https://b"}}""");

        Assert.Equal(
            "299 - \"the match condition \\\"c\\\" of admission webhook \\\"a.example.com\\\" is not evaluated: it needs more of CEL than this server has, and is taken to hold\"",
            Assert.Single(other.Headers.GetValues("Warning")));
    }

    [Theory]
    [InlineData("authorizer.group('').resource('configmaps').namespace('default').check('create').allowed()", true)]
    [InlineData("authorizer.serviceAccount('default', 'known').group('').resource('configmaps').namespace('default').check('get').allowed()", true)]
    [InlineData("authorizer.serviceAccount('default', 'known').group('').resource('configmaps').namespace('other').check('get').allowed()", false)]
    [InlineData("authorizer.serviceAccount('default', 'known').group('').resource('configmaps').namespace('default').check('delete').allowed()", false)]
    [InlineData("authorizer.serviceAccount('default', 'stranger').group('').resource('configmaps').namespace('default').check('get').allowed()", false)]
    [InlineData("authorizer.serviceAccount('default', 'known').path('/metrics').check('get').allowed()", false)]
    [InlineData("authorizer.serviceAccount('default', 'known').group('').resource('configmaps').namespace('default').check('get').reason().startsWith('RBAC: allowed by RoleBinding')", true)]
    public async Task Roles_answer_what_the_authorizer_is_asked(string expression, bool holds)
    {
        await PostAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role","metadata":{"name":"r"},"rules":[{"apiGroups":[""],"resources":["configmaps"],"verbs":["get"]}]}
            """);
        await PostAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings", """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding","metadata":{"name":"r"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"r"},
             "subjects":[{"kind":"ServiceAccount","name":"known","namespace":"default"}]}
            """);
        await ConfigureAsync("Fail", expression);

        using var answer = await RequestAsync("POST", ConfigMaps, ConfigMap(""" "name":"a" """));

        // Nobody listens where the webhook is said to be.
        Assert.Equal(holds ? HttpStatusCode.InternalServerError : HttpStatusCode.Created, answer.StatusCode);
    }

    private Task ConfigureAsync(string policy, string expression) => PostAsync(
        "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
        $$$"""
        {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"a"},"webhooks":[
         {"name":"a.example.com","admissionReviewVersions":["v1"],"sideEffects":"None","failurePolicy":"{{{policy}}}",
          "clientConfig":{"url":"https://127.0.0.1:1/"},"matchConditions":[{"name":"c","expression":"{{{expression}}}"}],
          "rules":[{"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"],"operations":["CREATE"]}]}]}
        """);
}
