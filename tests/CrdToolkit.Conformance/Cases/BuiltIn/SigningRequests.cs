namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>Certificate signing requests: who asks is noted, and one subresource alone approves.</summary>
public sealed class SigningRequests(ServerUnderTest server) : ConformanceCase(server)
{
    private const string NoRequests = "it serves no certificate signing requests.";
    private const string Approved = """{"type":"Approved","status":"True","reason":"ByHand","message":"yes"}""";

    private static readonly string Request = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(CertificateRequest()));

    private static Resource Requests => new("certificates.k8s.io", "v1", "CertificateSigningRequest", "certificatesigningrequests", null);

    [Fact, Checklist(1)]
    public async Task It_tells_who_asks()
    {
        Server.LabDeviates(NoRequests);

        var created = await CreateAsync();

        Assert.NotEmpty(created.Text("spec.username")!);
        Assert.Contains("system:authenticated", created.Texts("spec.groups"));
        created.At("status").ShouldBe("{}");
    }

    [Fact, Checklist(16)]
    public async Task What_was_asked_for_never_changes()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var patched = await Api.MergePatchAsync(Requests.PathTo(created.Name()), """{"metadata":{"labels":{"a":"b"}},"spec":{"expirationSeconds":3600}}""").Returns(200);

        Assert.Equal("b", patched.Text("metadata.labels.a"));
        Assert.Null(patched.At("spec.expirationSeconds"));
    }

    [Fact, Checklist(21)]
    public async Task Approval_approves_and_status_does_not()
    {
        Server.LabDeviates(NoRequests);
        var created = await CreateAsync();

        var status = await Api.MergePatchAsync(Requests.PathTo(created.Name(), "status"), $$$"""{"status":{"conditions":[{{{Approved}}}],"certificate":"AAAA"}}""");
        var approved = await Api.PutAsync(
            Requests.PathTo(created.Name(), "approval"), (await Api.GetAsync(Requests.PathTo(created.Name())).Returns(200)).With("status.conditions", $"[{Approved}]")).Returns(200);

        Assert.NotEqual(500, status.Code);
        Assert.Equal("Approved", approved.Text("status.conditions.0.type"));
        Assert.NotNull(approved.Text("status.conditions.0.lastUpdateTime"));
    }

    private async Task<JsonObject> CreateAsync()
    {
        var name = Namespace;
        DeleteAfterwards(Requests.PathTo(name));
        return await CreateAsync(
            Requests, name, $$$"""{"spec":{"request":"{{{Request}}}","signerName":"example.com/signer","usages":["client auth"]}}""");
    }

    private static string CertificateRequest()
    {
        using var key = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        return new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=somebody", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }
}
