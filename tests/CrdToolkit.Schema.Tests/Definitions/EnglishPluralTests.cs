using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Schema.Tests.Definitions;

public sealed class EnglishPluralTests
{
    [Theory]
    [InlineData("virtualmachine", "virtualmachines")]
    [InlineData("policy", "policies")]
    [InlineData("gateway", "gateways")]
    [InlineData("ingress", "ingresses")]
    [InlineData("status", "statuses")]
    [InlineData("index", "indices")]
    [InlineData("analysis", "analyses")]
    [InlineData("proxy", "proxies")]
    [InlineData("mailbox", "mailboxes")]
    [InlineData("branch", "branches")]
    [InlineData("metadata", "metadata")]
    [InlineData("quota", "quotas")]
    public void OfANounInLowerCase(string singular, string plural) => Assert.Equal(plural, EnglishPlural.Of(singular));
}
