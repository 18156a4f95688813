namespace CrdToolkit.Generators.Tests.Analyzers;

public sealed class WebhookDiagnosticsTests
{
    private const string Rule = "Groups = [\"example.com\"], Versions = [\"v1\"], Resources = [\"vms\", \"vms/status\"], Operations = AdmissionOperations.Create | AdmissionOperations.Update";

    [Theory]
    [InlineData("ValidatingWebhook(\"check.vm.example.com\", Path = \"/validate\", RULE)")]
    [InlineData("MutatingWebhook(\"default.vm.example.com\", Url = \"https://example.com:8443/mutate\", ReinvocationPolicy = WebhookReinvocationPolicy.IfNeeded, RULE)")]
    [InlineData("MutatingWebhook(\"default.vm.example.com\", Path = \"/\", TimeoutSeconds = 30, ServicePort = 8443, AdmissionReviewVersions = [\"v2\", \"v1\"], ObjectSelector = \"a=b,c in (d, e),!f\", Groups = [\"*\"], Versions = [\"*\"], Resources = [\"*\"], Operations = AdmissionOperations.All)")]
    public async Task A_sound_webhook_has_no_diagnostic(string attribute)
    {
        Assert.Empty(await Diagnosed.In($"[assembly: {attribute.Replace("RULE", Rule)}]"));
        Assert.Empty(await Diagnosed.In($"[{attribute.Replace("RULE", Rule)}] public class C;"));
    }

    [Theory]
    [InlineData("MutatingWebhook(\"a.b.c\", RULE)", "CRD0127 'MutatingWebhook(", "The webhook 'a.b.c' has neither Path nor Url; set one of them")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", Url = \"https://a.b/c\", RULE)", "CRD0127 '\"https://a.b/c\"'", "The webhook 'a.b.c' has both Path and Url; set one of them")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"a\", RULE)", "CRD0127 '\"a\"'", "must start with a '/'")]
    [InlineData("MutatingWebhook(\"a.b.c\", Url = \"http://a.b/c\", RULE)", "CRD0127 '\"http://a.b/c\"'", "the API server takes https:// with a host")]
    [InlineData("MutatingWebhook(\"a.b.c\", Url = \"https://a.b/c?d\", RULE)", "CRD0127 '\"https://a.b/c?d\"'", "neither user, query nor fragment")]
    [InlineData("MutatingWebhook(\"a.b.c\", Url = \"https://a.b/c\", ServicePort = 443, RULE)", "CRD0127 '443'", "exactly one of url or service is required")]
    [InlineData("MutatingWebhook(\"a.b\", Path = \"/a\", RULE)", "CRD0128 '\"a.b\"'", "should be a domain with at least three segments separated by dots")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", TimeoutSeconds = 31, RULE)", "CRD0128 '31'", "the timeout value must be between 1 and 30 seconds")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", ServicePort = 0, RULE)", "CRD0128 '0'", "port is not valid: must be between 1 and 65535, inclusive")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", AdmissionReviewVersions = [\"v2\"], RULE)", "CRD0128 '[\"v2\"]'", "must include at least one of v1, v1beta1")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", ObjectSelector = \"a=b c\", RULE)", "CRD0128 '\"a=b c\"'", "The selector of the webhook 'a.b.c' is none: 'a=b c': found 'c', expected: ',' or 'end of string'; write it as for kubectl")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", ObjectSelector = \"a,b>1\", RULE)", "CRD0128 '\"a,b>1\"'", "a webhook cannot compare the values of b; list them: b in (1,2)")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", ObjectSelector = \"a..b=c,\", RULE)", "CRD0128 '\"a..b=c,\"'", "expected: identifier after ','")]
    [InlineData("MutatingWebhook(\"a.b.c\\n\", Path = \"/a\", RULE)", "CRD0128 '\"a.b.c\\n\"'", "should be a domain with at least three segments separated by dots")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", Groups = [\"\"], Versions = [\"v1\"], Resources = [\"pods\"])", "CRD0128 'MutatingWebhook(", "The operations of the webhook 'a.b.c' are missing")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", Versions = [\"v1\"], Resources = [\"pods\"], Operations = AdmissionOperations.Create)", "CRD0128 'MutatingWebhook(", "The groups of the webhook 'a.b.c' are missing: set Groups; the core group is \"\"")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", Groups = [\"*\", \"apps\"], Versions = [\"v1\"], Resources = [\"pods\"], Operations = AdmissionOperations.Create)", "CRD0128 '[\"*\", \"apps\"]'", "if '*' is present, must not specify other API groups")]
    [InlineData("MutatingWebhook(\"a.b.c\", Path = \"/a\", Groups = [\"\"], Versions = [\"v1\"], Resources = [\"pods\"], Operations = AdmissionOperations.All | AdmissionOperations.Create)", "CRD0128 'AdmissionOperations.All | AdmissionOperations.Create'", "if '*' is present, must not specify other operations")]
    public async Task A_webhook_that_is_refused_is_told(string attribute, string start, string message)
    {
        var told = Assert.Single(await Diagnosed.In($"[assembly: {attribute.Replace("RULE", Rule)}]"));
        Assert.StartsWith(start, told);
        Assert.Contains(message, told);
    }

    [Fact]
    public async Task A_name_that_another_webhook_has_is_told() => Assert.Equal(
        ["CRD0129 '\"check.vm.example.com\"': The webhook 'check.vm.example.com' is in the ValidatingWebhookConfiguration 'validating-webhook-configuration' twice; the API server says: Duplicate value. Give one of them another name"],
        await Diagnosed.In($"""
            [assembly: ValidatingWebhook("check.vm.example.com", Path = "/a", {Rule})]
            [assembly: MutatingWebhook("check.vm.example.com", Path = "/a", {Rule})]
            [assembly: ValidatingWebhook("check.vm.example.com", Path = "/a", ConfigurationName = "other", {Rule})]
            [ValidatingWebhook("check.vm.example.com", Path = "/b", {Rule})] public class C;
            """));
}
