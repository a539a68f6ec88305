/* This file was automatically generated. DO NOT UPDATE MANUALLY. */
    import type   { Resolvers } from './types.generated.ts';
    import    { checkoutSession as Query_checkoutSession } from './checkout/resolvers/Query/checkoutSession.ts';
import    { transaction as Query_transaction } from './transaction/resolvers/Query/transaction.ts';
import    { transactions as Query_transactions } from './transaction/resolvers/Query/transactions.ts';
import    { purchaseCourse as Mutation_purchaseCourse } from './checkout/resolvers/Mutation/purchaseCourse.ts';
import    { CheckoutSession } from './checkout/resolvers/CheckoutSession.ts';
import    { Course as offer_Course } from './offer/resolvers/Course.ts';
import    { Course as entitlement_Course } from './entitlement/resolvers/Course.ts';
import    { Entitlement } from './entitlement/resolvers/Entitlement.ts';
import    { EntitlementConnection } from './entitlement/resolvers/EntitlementConnection.ts';
import    { PurchaseCoursePayload } from './checkout/resolvers/PurchaseCoursePayload.ts';
import    { Transaction } from './transaction/resolvers/Transaction.ts';
import    { TransactionConnection } from './transaction/resolvers/TransactionConnection.ts';
import    { TransactionLine } from './transaction/resolvers/TransactionLine.ts';
import    { User as entitlement_User } from './entitlement/resolvers/User.ts';
import    { User as transaction_User } from './transaction/resolvers/User.ts';
    export const resolvers: Resolvers = {
      Query: { checkoutSession: Query_checkoutSession,transaction: Query_transaction,transactions: Query_transactions },
      Mutation: { purchaseCourse: Mutation_purchaseCourse },
      
      CheckoutSession: CheckoutSession,
Course: { ...offer_Course,...entitlement_Course },
Entitlement: Entitlement,
EntitlementConnection: EntitlementConnection,
PurchaseCoursePayload: PurchaseCoursePayload,
Transaction: Transaction,
TransactionConnection: TransactionConnection,
TransactionLine: TransactionLine,
User: { ...entitlement_User,...transaction_User }
    }