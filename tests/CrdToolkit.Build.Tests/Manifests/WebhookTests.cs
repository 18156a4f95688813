namespace CrdToolkit.Build.Tests.Manifests;

/// <summary>The webhooks of an operator, as a file.</summary>
public sealed class WebhookTests : IDisposable
{
    private readonly ManifestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Webhooks_become_configurations_in_the_order_of_their_names()
    {
        Assert.True(project.CompileWebhooks($"[{Webhook("Validating", "b")},{Webhook("Mutating", "c")},{Webhook("Validating", "a")}]").Run());
        Assert.Equal([ManifestProject.Webhooks], project.Manifests());
        Assert.Equal(
            """
            # Written by CrdToolkit from Acme. Change its C# types instead: builds write this file anew.
            apiVersion: admissionregistration.k8s.io/v1
            kind: MutatingWebhookConfiguration
            metadata:
              name: webhooks
            webhooks:
            - name: c
            ---
            apiVersion: admissionregistration.k8s.io/v1
            kind: ValidatingWebhookConfiguration
            metadata:
              name: webhooks
            webhooks:
            - name: a
            - name: b

            """,
            project.Read(ManifestProject.Webhooks));
    }

    [Fact]
    public void The_file_goes_with_the_last_webhook()
    {
        project.CompileWebhooks($"[{Webhook("Validating", "a")}]").Run();
        Assert.True(project.Compile().Run());
        Assert.Empty(project.Manifests());
    }

    [Fact]
    public void A_webhook_that_two_assemblies_declare_fails_the_build()
    {
        project.CompileWebhooks($"[{Webhook("Validating", "a")}]", "Library");
        Assert.False(project.CompileWebhooks($"[{Webhook("Validating", "a")}]").Run());
        Assert.Equal(
            ["CRD9004: Library declares the webhook a of the ValidatingWebhookConfiguration webhooks, which there is already. Give one of them another name."],
            project.Errors);
    }

    private static string Webhook(string kind, string name) =>
        $$$"""{"kind":"{{{kind}}}WebhookConfiguration","configuration":"webhooks","webhook":{"name":"{{{name}}}"}}""";
}
