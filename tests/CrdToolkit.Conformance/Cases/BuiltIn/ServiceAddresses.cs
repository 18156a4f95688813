namespace CrdToolkit.Conformance.Cases.BuiltIn;

/// <summary>The addresses and ports of services, of which no two have the same; what depends on their type.</summary>
public sealed class ServiceAddresses(ServerUnderTest server) : RefusalCase(server)
{
    private const string NoAllocation = "it neither allocates nor checks addresses and node ports.";

    private Resource Services => BuiltIn("", "v1", "Service", "services");

    [Fact, Checklist(40)]
    public async Task No_two_services_have_an_address()
    {
        Server.LabDeviates(NoAllocation);
        var first = await CreateAsync(Services, "first", """{"spec":{"ports":[{"port":80}]}}""");
        var address = first.Text("spec.clusterIP");

        var second = await Api.PostAsync(Services.Path, Services.New("second", $$$"""{"spec":{"clusterIP":"{{{address}}}","ports":[{"port":80}]}}""")).Fails(422, "Invalid");

        second.Says($"Service \"second\" is invalid: spec.clusterIPs: Invalid value: [\"{address}\"]: failed to allocate IP {address}: provided IP is already allocated");
    }

    [Fact, Checklist(40)]
    public async Task No_two_services_have_a_node_port()
    {
        Server.LabDeviates(NoAllocation);
        var first = await CreateAsync(Services, "first", """{"spec":{"type":"NodePort","ports":[{"port":80}]}}""");
        var port = first.Number("spec.ports.0.nodePort");

        var second = await Api.PostAsync(Services.Path, Services.New("second", $$$"""{"spec":{"type":"NodePort","ports":[{"port":80,"nodePort":{{{port}}}}]}}""")).Fails(422, "Invalid");
        var outside = await Api.PostAsync(Services.Path, Services.New("third", """{"spec":{"type":"NodePort","ports":[{"port":80,"nodePort":80}]}}""")).Fails(422, "Invalid");

        second.Says($"Service \"second\" is invalid: spec.ports[0].nodePort: Invalid value: {port}: provided port is already allocated");
        outside.Says("Service \"third\" is invalid: spec.ports[0].nodePort: Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767");
    }

    [Fact, Checklist(16, 40)]
    public async Task What_is_given_back_can_be_had_again()
    {
        var first = await CreateAsync(Services, "first", """{"spec":{"ports":[{"port":80}]}}""");
        await Api.DeleteAsync(Services.PathTo("first")).Returns(200);

        await CreateAsync(Services, "second", $$$"""{"spec":{"clusterIP":"{{{first.Text("spec.clusterIP")}}}","ports":[{"port":80}]}}""");
    }

    [Fact, Checklist(39)]
    public async Task A_balancer_that_keeps_to_its_node_asks_for_its_health()
    {
        Server.LabDeviates(NoAllocation);

        var created = await CreateAsync(Services, "one", """{"spec":{"type":"LoadBalancer","externalTrafficPolicy":"Local","ports":[{"port":80}]}}""");

        Assert.InRange((int)created.Number("spec.healthCheckNodePort")!, 30_000, 32_767);
    }

    [Fact, Checklist(39)]
    public async Task A_headless_service_that_selects_nothing_is_of_both_families()
    {
        Server.LabDeviates("its services are of one family.");

        var created = await CreateAsync(Services, "one", """{"spec":{"clusterIP":"None","ports":[{"port":80}]}}""");

        Assert.Equal("RequireDualStack", created.Text("spec.ipFamilyPolicy"));
        Assert.Equal(["IPv4", "IPv6"], created.Texts("spec.ipFamilies").Order(StringComparer.Ordinal));
    }

    [Fact, Checklist(39)]
    public async Task Addresses_from_outside_make_a_service_accessible()
    {
        Server.LabDeviates(NoAllocation);

        var created = await CreateAsync(Services, "one", """{"spec":{"externalIPs":["192.0.2.1"],"ports":[{"port":80}]}}""");

        Assert.Equal("Cluster", created.Text("spec.externalTrafficPolicy"));
    }

    [Theory, Checklist(40)]
    [InlineData("""{"clusterIP":"10.96.250.1","clusterIPs":["10.96.250.2"]}""", "spec.clusterIPs", "FieldValueInvalid", "Invalid value: [\"10.96.250.2\"]: first value must match `clusterIP`")]
    [InlineData("""{"clusterIPs":["10.96.250.2"]}""", "spec.clusterIPs", "FieldValueInvalid", "Invalid value: [\"10.96.250.2\"]: must be empty when `clusterIP` is not specified")]
    [InlineData("""{"ipFamilies":["IPv5"]}""", "spec.ipFamilies[0]", "FieldValueNotSupported", "Unsupported value: \"IPv5\": supported values: \"IPv4\", \"IPv6\"")]
    [InlineData("""{"externalIPs":["127.0.0.1"]}""", "spec.externalIPs[0]", "FieldValueInvalid", "Invalid value: \"127.0.0.1\": may not be in the loopback range (127.0.0.0/8, ::1/128)")]
    [InlineData("""{"externalIPs":["0.0.0.0"]}""", "spec.externalIPs[0]", "FieldValueInvalid", "Invalid value: \"0.0.0.0\": may not be unspecified (0.0.0.0)")]
    [InlineData("""{"loadBalancerSourceRanges":["10.0.0.0/8"]}""", "spec.LoadBalancerSourceRanges", "FieldValueForbidden", "Forbidden: may only be used when `type` is 'LoadBalancer'")]
    [InlineData("""{"type":"LoadBalancer","loadBalancerSourceRanges":["here"]}""", "spec.LoadBalancerSourceRanges[0]", "FieldValueInvalid", "Invalid value: \"here\": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)")]
    [InlineData("""{"loadBalancerClass":"a"}""", "spec.loadBalancerClass", "FieldValueForbidden", "Forbidden: may only be used when `type` is 'LoadBalancer'")]
    [InlineData("""{"allocateLoadBalancerNodePorts":true}""", "spec.allocateLoadBalancerNodePorts", "FieldValueForbidden", "Forbidden: may only be used when `type` is 'LoadBalancer'")]
    [InlineData("""{"healthCheckNodePort":30000}""", "spec.healthCheckNodePort", "FieldValueInvalid", "Invalid value: 30000: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")]
    [InlineData("""{"type":"ExternalName","externalName":"a.example","ipFamilies":["IPv4"]}""", "spec.ipFamilies", "FieldValueForbidden", "Forbidden: may not be set for ExternalName services")]
    [InlineData("""{"trafficDistribution":"Odd"}""", "spec.trafficDistribution", "FieldValueNotSupported", "")]
    public Task Fields_that_do_not_go_together(string members, string field, string reason, string message)
    {
        Server.LabDeviates(FewChecks);
        var spec = JsonNode.Parse(members)!.AsObject();
        spec["ports"] = JsonNode.Parse("""[{"port":80}]""");
        return IsRefusedAsync(Services, new JsonObject { ["spec"] = spec }.ToJsonString(), field, reason, message);
    }

    [Fact, Checklist(16)]
    public async Task The_class_of_a_balancer_stays()
    {
        Server.LabDeviates(FewChecks);
        await CreateAsync(Services, "one", """{"spec":{"type":"LoadBalancer","loadBalancerClass":"example.com/a","ports":[{"port":80}]}}""");

        var refusal = await Api.MergePatchAsync(Services.PathTo("one"), """{"spec":{"loadBalancerClass":"example.com/b"}}""").Fails(422, "Invalid");

        refusal.HasCauses(1).HasCause("spec.loadBalancerClass", "FieldValueInvalid", "Invalid value: \"example.com/b\": may not change once set");
    }
}
