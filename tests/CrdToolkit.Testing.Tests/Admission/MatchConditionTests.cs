using System.Net;

namespace CrdToolkit.Testing.Tests.Admission;

public sealed class MatchConditionTests : ApiServerTest
{
    [Fact]
    public async Task A_warning_says_that_match_conditions_are_not_evaluated()
    {
        await PostAsync(
            "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
            """
            {"apiVersion":"admissionregistration.k8s.io/v1","kind":"ValidatingWebhookConfiguration","metadata":{"name":"a"},"webhooks":[
             {"name":"never.example.com","admissionReviewVersions":["v1"],"sideEffects":"None","failurePolicy":"Ignore",
              "clientConfig":{"url":"https://127.0.0.1:1/"},"matchConditions":[{"name":"never","expression":"false"}],
              "rules":[{"apiGroups":[""],"apiVersions":["v1"],"resources":["configmaps"],"operations":["CREATE"]}]}]}
            """);

        using var created = await RequestAsync("POST", ConfigMaps, ConfigMap(""" "name":"a" """));

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(
            "299 - \"the matchConditions of admission webhook \\\"never.example.com\\\" are not evaluated: it is called as if they held\"",
            Assert.Single(created.Headers.GetValues("Warning")));
    }
}
