using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace CrdToolkit.Conformance.Cases.Plugins;

/// <summary>Who may approve and sign certificates, and whose nobody asks for (CertificateApproval, CertificateSigning, CertificateSubjectRestriction).</summary>
public sealed class Signers(ServerUnderTest server) : PluginCase(server)
{
    private const string Certificates = "certificates.k8s.io";
    private const string Rbac = "rbac.authorization.k8s.io";
    private const string Approved = """{"type":"Approved","status":"True","reason":"ByHand"}""";
    private const string Failed = """{"type":"Failed","status":"True","reason":"NoSigner"}""";
    private const string Client = "kubernetes.io/kube-apiserver-client";

    private string User { get; } = $"user-{Guid.NewGuid().ToString("N")[..8]}";

    private static Resource Requests => new(Certificates, "v1", "CertificateSigningRequest", "certificatesigningrequests", null);

    private static Resource Roles => new(Rbac, "v1", "ClusterRole", "clusterroles", null);

    private static Resource Bindings => new(Rbac, "v1", "ClusterRoleBinding", "clusterrolebindings", null);

    [Theory, Checklist(65)]
    [InlineData("approve", "approval", Approved)]
    [InlineData("sign", "status", Failed)]
    public async Task Who_may_for_no_signer_may_not_at_all(string verb, string subresource, string condition)
    {
        Server.LabDeviates(NoPlugins);
        await Server.NeedsRbacAsync();
        var created = await RequestAsync("example.com/one");
        await AllowAsync(verb, "example.com/other", "example.org/*");
        var jane = Api.As(User);

        var refusal = await WriteAsync(jane, created, subresource, condition).Fails(403, "Forbidden");

        refusal.Says($"{Requests.Plural}.{Certificates} \"{created.Name()}\" is forbidden: user not permitted to {verb} requests with signerName \"example.com/one\"");
        await jane.MergePatchAsync(Requests.PathTo(created.Name(), "status"), """{"metadata":{"labels":{"a":"b"}}}""").Returns(200);
    }

    [Theory, Checklist(65)]
    [InlineData("approve", "approval", Approved, "example.com/one")]
    [InlineData("approve", "approval", Approved, "example.com/*")]
    [InlineData("sign", "status", Failed, "example.com/one")]
    [InlineData("sign", "status", Failed, "example.com/*")]
    public async Task Who_may_for_the_signer_or_all_of_its_domain_may(string verb, string subresource, string condition, string signer)
    {
        Server.LabDeviates(NoPlugins);
        await Server.NeedsRbacAsync();
        var created = await RequestAsync("example.com/one");
        await AllowAsync(verb, signer);

        await WriteAsync(Api.As(User), created, subresource, condition).Returns(200);
    }

    [Fact, Checklist(65)]
    public async Task Nobody_asks_for_a_certificate_of_those_who_may_do_everything()
    {
        Server.LabDeviates(NoPlugins);
        var name = Namespace;

        var refusal = await Api.PostAsync(Requests.Path, New(name, Client, "CN=me, O=devs, O=system:masters")).Fails(403, "Forbidden");
        await RequestAsync(Client, "CN=me, O=devs");

        refusal.Says($"{Requests.Plural}.{Certificates} \"{name}\" is forbidden: use of {Client} signer with system:masters group is not allowed");
    }

    [Fact, Checklist(65)]
    public async Task Another_signer_may_be_asked_for_any_group()
    {
        Server.LabDeviates(NoPlugins);

        await RequestAsync("example.com/one", "CN=me, O=system:masters");
    }

    private static Task<ApiResponse> WriteAsync(ApiClient client, JsonObject request, string subresource, string condition) =>
        client.MergePatchAsync(Requests.PathTo(request.Name(), subresource), $$$"""{"status":{"conditions":[{{{condition}}}]}}""");

    private async Task<JsonObject> RequestAsync(string signer, string subject = "CN=me")
    {
        DeleteAfterwards(Requests.PathTo(Namespace));
        return await Api.PostAsync(Requests.Path, New(Namespace, signer, subject)).Returns(201);
    }

    private static JsonObject New(string name, string signer, string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = new CertificateRequest(subject, key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
        return Requests.New(name, $$$"""{"spec":{"request":"{{{Convert.ToBase64String(Encoding.ASCII.GetBytes(pem))}}}","signerName":"{{{signer}}}","usages":["client auth"]}}""");
    }

    // The user may write requests, and do this for signers.
    private async Task AllowAsync(string verb, params string[] signers)
    {
        await CreateAsync(Roles, User, $$"""
            {"rules":[
              {"apiGroups":["{{Certificates}}"],"resources":["certificatesigningrequests/approval","certificatesigningrequests/status"],"verbs":["update","patch"]},
              {"apiGroups":["{{Certificates}}"],"resources":["signers"],"resourceNames":{{JsonSerializer.Serialize(signers)}},"verbs":["{{verb}}"]}]}
            """);
        DeleteAfterwards(Roles.PathTo(User));
        await CreateAsync(Bindings, User, $$"""
            {"roleRef":{"apiGroup":"{{Rbac}}","kind":"ClusterRole","name":"{{User}}"},"subjects":[{"kind":"User","name":"{{User}}","apiGroup":"{{Rbac}}"}]}
            """);
        DeleteAfterwards(Bindings.PathTo(User));
    }
}
